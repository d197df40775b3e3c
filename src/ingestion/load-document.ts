import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { createHash } from "node:crypto";
import type { NewDocument } from "../ports/store.ts";
import { IngestionError } from "../errors.ts";
import { buildDocument, noSettings, type BuildSettings } from "./build-document.ts";
import { admitFile, isPlain } from "./formats/admission.ts";
import { readPlain } from "./formats/text/read-plain.ts";
import type { ParseRequest } from "./parsing/parser-messages.ts";
import type { FileParser } from "./parsing/parser-process.ts";
import { decodeText } from "./reading/decode-text.ts";
import { readFrontMatter } from "./reading/read-front-matter.ts";
import type { ScannedFile } from "./scanning/scan-folder.ts";

export interface LoadedDocument {
  readonly document: NewDocument;
  readonly warnings: readonly string[];
}

/** Raised whenever cleaning, structure or metadata rules change: every file is then read anew. */
export const parserVersion = 7;

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

/**
 * Bytes of a file whose format is known. Read at once: this runs in the ingestion thread, and 55,000 small
 * files take 3 s of processor time instead of 20 s. @throws IngestionError naming what to do instead. */
export async function readBytes(scanned: ScannedFile): Promise<Uint8Array> {
  admitFile(scanned.file, scanned.size);
  try {
    return scanned.member === undefined ? readWhole(scanned) : scanned.member();
  } catch (cause) {
    if (cause instanceof IngestionError) throw cause;
    throw new IngestionError("读取失败，文件可能被占用、删除或没有权限", "请检查后重新加载", { cause });
  }
}

/** Half of the calls that `readFileSync` makes, of which there are 55,000. */
function readWhole({ absolute, size }: ScannedFile): Uint8Array {
  const file = openSync(absolute, "r");
  try {
    const bytes = Buffer.allocUnsafeSlow(size + 1);
    const read = readSync(file, bytes, 0, bytes.length, null);
    // Longer than when it was scanned, or handed out piecemeal.
    if (read !== size) return readFileSync(absolute);
    return bytes.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

/** Text files up to this many bytes (20,000 characters and more) are parsed here, larger ones like all others. */
const smallText = 64 * 1024;

/**
 * Bytes of any admitted file to a document. Whatever may hang or fill the memory is parsed in a process
 * of its own; a small text cannot, and a folder of 50,000 of them must not cost 50,000 messages.
 * @throws IngestionError when it cannot be read or nothing is in it.
 */
export async function loadDocument(
  request: ParseRequest,
  parser: FileParser | null,
): Promise<LoadedDocument> {
  const { file, bytes, fileHash, settings } = request;
  if (isPlain(file) && (bytes.length <= smallText || parser === null))
    return parseDocument(file, bytes, fileHash, settings);
  if (parser === null) throw new IngestionError("这里只能读取纯文本", "请另存为 .md 或 .txt 后放入");
  return parser.parse(request);
}

/** Bytes of a text file to a cleaned, chunked document with its metadata. Pure. @throws IngestionError when nothing readable is in it. */
export function parseDocument(
  file: string,
  bytes: Uint8Array,
  fileHash: string,
  settings: BuildSettings = noSettings,
): LoadedDocument {
  const { values, body, problem } = readFrontMatter(decodeText(bytes).normalize("NFC"));
  const document = buildDocument({ file, fileHash, values, lines: readPlain(body).lines }, settings);
  return { document, warnings: problem === null ? [] : [problem] };
}
