import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { IndexMismatchError } from "../../errors.ts";

/** Raised whenever tokens, postings or file layout change: an older index is then rebuilt. */
export const indexFormatVersion = 3;

export const manifestName = "manifest.json";

export interface FileDescription {
  readonly bytes: number;
  readonly sha256: string;
}

/** A part of the index that is written at once and never changed: the base, or what came since. */
export interface SegmentDescription {
  readonly name: string;
  readonly rows: number;
  readonly vectorKind: string;
  /** The generation whose documents it was written from: it holds those added up to then. */
  readonly generation: number;
  /** Weighted terms a row in the base: by it the rows of all segments are weighed. */
  readonly averageLength: number;
  readonly files: Readonly<Record<string, FileDescription>>;
}

export interface IndexManifest {
  readonly formatVersion: number;
  readonly embedderId: string;
  readonly dimensions: number;
  /** Of the first segment, which is the largest. */
  readonly vectorKind: string;
  /** Rows of all segments; some may belong to documents that are gone. */
  readonly rows: number;
  /** Their rows follow one another. */
  readonly segments: readonly SegmentDescription[];
  /** ISO time. */
  readonly createdAt: string;
}

export async function describeFile(file: string): Promise<FileDescription> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const part of createReadStream(file, { highWaterMark: 1 << 20 })) {
    hash.update(part as Buffer);
    bytes += (part as Buffer).length;
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** Written last and flushed: a folder without a manifest is no index. */
export async function writeManifest(folder: string, manifest: IndexManifest): Promise<void> {
  const handle = await open(join(folder, manifestName), "w");
  try {
    await handle.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Reads the manifest and finds every file it names at its size; `verifyFiles` looks into them. */
export async function readManifest(folder: string, embedderId: string): Promise<IndexManifest> {
  const manifest = parseManifest(await readFile(join(folder, manifestName), "utf8").catch(() => ""));
  if (manifest === null) throw mismatch("索引清单 manifest.json 缺失或损坏");
  if (manifest.formatVersion !== indexFormatVersion) {
    throw mismatch(`索引格式是第 ${manifest.formatVersion} 版，本程序用第 ${indexFormatVersion} 版`);
  }
  if (manifest.embedderId !== embedderId) {
    throw mismatch(`索引由另一个向量模型（${manifest.embedderId}）建立，当前是 ${embedderId}`);
  }
  for (const { files } of manifest.segments) {
    for (const [name, expected] of Object.entries(files)) {
      const size = await stat(join(folder, name)).then(
        (found) => found.size,
        () => -1,
      );
      if (size !== expected.bytes) throw mismatch(`索引文件 ${name} ${size < 0 ? "缺失" : "大小不符"}`);
    }
  }
  return manifest;
}

/** To be called before anyone parses the bytes of a segment's files. */
export async function verifyFiles(folder: string, { files }: SegmentDescription): Promise<void> {
  for (const [name, expected] of Object.entries(files)) {
    const found = await describeFile(join(folder, name));
    if (found.sha256 !== expected.sha256) throw mismatch(`索引文件 ${name} 校验不符`);
  }
}

export function mismatch(message: string): IndexMismatchError {
  return new IndexMismatchError(message, "运行 youju reload --full 重建索引");
}

function parseManifest(text: string): IndexManifest | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const manifest = value as IndexManifest;
  if (!Number.isInteger(manifest.formatVersion)) return null;
  // What another version wrote is described by its number only.
  if (manifest.formatVersion !== indexFormatVersion) return manifest;
  const sound =
    typeof manifest.embedderId === "string" &&
    Number.isInteger(manifest.dimensions) &&
    typeof manifest.vectorKind === "string" &&
    Number.isInteger(manifest.rows) &&
    typeof manifest.createdAt === "string" &&
    Array.isArray(manifest.segments) &&
    manifest.segments.length > 0 &&
    manifest.segments.every(isSegment) &&
    manifest.rows === manifest.segments.reduce((sum, segment) => sum + segment.rows, 0);
  return sound ? manifest : null;
}

function isSegment(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const segment = value as SegmentDescription;
  return (
    typeof segment.name === "string" &&
    Number.isInteger(segment.rows) &&
    typeof segment.vectorKind === "string" &&
    Number.isInteger(segment.generation) &&
    typeof segment.averageLength === "number" &&
    isFileTable(segment.files)
  );
}

/** File names come from disk: nothing outside the folder may be named. */
function isFileTable(files: unknown): boolean {
  if (typeof files !== "object" || files === null) return false;
  return Object.entries(files).every(
    ([name, entry]: [string, { bytes?: unknown; sha256?: unknown } | null]) =>
      /^[\w.-]+$/u.test(name) && Number.isInteger(entry?.bytes) && typeof entry?.sha256 === "string",
  );
}
