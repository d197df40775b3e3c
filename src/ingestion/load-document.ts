import { readFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { extname } from "node:path";
import type { NewDocument } from "../ports/store.ts";
import { IngestionError } from "../errors.ts";
import { buildDocument, noSettings, type BuildSettings } from "./build-document.ts";
import { cleanMarkdown } from "./reading/clean-markdown.ts";
import { decodeText } from "./reading/decode-text.ts";
import { readFrontMatter } from "./reading/read-front-matter.ts";
import type { ScannedFile } from "./scanning/scan-folder.ts";

const readable = new Set([".md", ".markdown", ".txt"]);

export interface LoadedDocument {
  readonly document: NewDocument;
  readonly warnings: readonly string[];
}

/** Raised whenever cleaning, structure or metadata rules change: every file is then read anew. */
export const parserVersion = 5;

/** `settingsKey`: what catalog.csv says of the file is read with it, so another line makes it another file. */
export function hashBytes(bytes: Uint8Array, settingsKey = ""): string {
  return `${parserVersion}:${createHash("sha256").update(bytes).digest("hex")}${settingsKey}`;
}

/** Whether the bytes of this hash were read by the present rules and settings. */
export function isOfTheseRules(fileHash: string, settingsKey: string): boolean {
  const [, version, key] = /^(\d+):[\da-f]{64}(.*)$/su.exec(fileHash) ?? [];
  return version === String(parserVersion) && key === settingsKey;
}

/** SHA-256 of the bytes alone. */
export function bytesHashOf(fileHash: string): string {
  return fileHash.split(":")[1] ?? "";
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

/** Bytes of a text file to a cleaned, chunked document with its metadata. Pure. @throws IngestionError when nothing readable is in it. */
export function parseDocument(
  file: string,
  bytes: Uint8Array,
  fileHash: string,
  settings: BuildSettings = noSettings,
): LoadedDocument {
  const { values, body, problem } = readFrontMatter(decodeText(bytes).normalize("NFC"));
  const document = buildDocument({ file, fileHash, values, lines: cleanMarkdown(body) }, settings);
  return { document, warnings: problem === null ? [] : [problem] };
}
