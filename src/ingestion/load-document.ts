import { readFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { extname } from "node:path";
import type { NewDocument } from "../ports/store.ts";
import { IngestionError } from "../errors.ts";
import { inferMetadata } from "./metadata/infer-metadata.ts";
import { cleanMarkdown } from "./reading/clean-markdown.ts";
import { decodeText } from "./reading/decode-text.ts";
import { readFrontMatter } from "./reading/read-front-matter.ts";
import { chunkDocument } from "./structure/chunk-document.ts";
import { parseStructure } from "./structure/parse-structure.ts";
import type { ScannedFile } from "./scan-folder.ts";

const readable = new Set([".md", ".markdown", ".txt"]);

export interface LoadedDocument {
  readonly document: NewDocument;
  readonly warnings: readonly string[];
}

/** Raised whenever cleaning, structure or metadata rules change: every file is then read anew. */
const parserVersion = 3;

export function hashBytes(bytes: Uint8Array): string {
  return `${parserVersion}:${createHash("sha256").update(bytes).digest("hex")}`;
}

/** Bytes of a file whose format is known. @throws IngestionError naming what to do instead. */
export async function readBytes(scanned: ScannedFile): Promise<Uint8Array> {
  const extension = extname(scanned.file).toLowerCase();
  if (!readable.has(extension)) {
    throw new IngestionError(`暂不支持 ${extension || "没有扩展名"} 的文件`, "请另存为 .md 或 .txt");
  }
  try {
    return await readFile(scanned.absolute);
  } catch (cause) {
    throw new IngestionError("读取失败，文件可能被占用、删除或没有权限", "请检查后重新加载", { cause });
  }
}

/** Bytes to a cleaned, chunked document with its metadata. Pure. @throws IngestionError when nothing readable is in it. */
export function parseDocument(file: string, bytes: Uint8Array, fileHash: string): LoadedDocument {
  const frontMatter = readFrontMatter(decodeText(bytes).normalize("NFC"));
  const lines = cleanMarkdown(frontMatter.body);
  const meta = inferMetadata(file, frontMatter, lines);
  const parsed = parseStructure(lines, meta.title);
  const chunks = chunkDocument(parsed);
  if (chunks.length === 0) throw new IngestionError("文件里没有文字", "请确认内容后放回，或删除该文件");
  return {
    document: {
      meta,
      declared: { status: meta.status, supersededBy: meta.supersededBy },
      text: parsed.text,
      chunks,
      fileHash,
    },
    warnings: frontMatter.problem === null ? [] : [frontMatter.problem],
  };
}
