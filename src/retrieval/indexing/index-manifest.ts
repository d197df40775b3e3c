import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { IndexMismatchError } from "../../errors.ts";

/** Raised whenever tokens, postings or file layout change: an older index is then rebuilt. */
export const indexFormatVersion = 2;

export const manifestName = "manifest.json";

export interface IndexManifest {
  readonly formatVersion: number;
  readonly embedderId: string;
  readonly dimensions: number;
  readonly vectorKind: string;
  readonly rows: number;
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
  /** ISO time. */
  readonly createdAt: string;
}

export async function describeFile(file: string): Promise<{ bytes: number; sha256: string }> {
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

/** Reads the manifest and checks it, and every file it names, before anyone parses their bytes. */
export async function readManifest(folder: string, embedderId: string): Promise<IndexManifest> {
  const manifest = parseManifest(await readFile(join(folder, manifestName), "utf8").catch(() => ""));
  if (manifest === null) throw mismatch("索引清单 manifest.json 缺失或损坏");
  if (manifest.formatVersion !== indexFormatVersion) {
    throw mismatch(`索引格式是第 ${manifest.formatVersion} 版，本程序用第 ${indexFormatVersion} 版`);
  }
  if (manifest.embedderId !== embedderId) {
    throw mismatch(`索引由另一个向量模型（${manifest.embedderId}）建立，当前是 ${embedderId}`);
  }
  for (const [name, expected] of Object.entries(manifest.files)) {
    const file = join(folder, name);
    const size = await stat(file).then(
      (found) => found.size,
      () => -1,
    );
    if (size !== expected.bytes) throw mismatch(`索引文件 ${name} ${size < 0 ? "缺失" : "大小不符"}`);
    if ((await describeFile(file)).sha256 !== expected.sha256) throw mismatch(`索引文件 ${name} 校验不符`);
  }
  return manifest;
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
  const sound =
    Number.isInteger(manifest.formatVersion) &&
    typeof manifest.embedderId === "string" &&
    Number.isInteger(manifest.dimensions) &&
    typeof manifest.vectorKind === "string" &&
    Number.isInteger(manifest.rows) &&
    typeof manifest.createdAt === "string" &&
    isFileTable(manifest.files);
  return sound ? manifest : null;
}

/** File names come from disk: nothing outside the folder may be named. */
function isFileTable(files: unknown): boolean {
  if (typeof files !== "object" || files === null) return false;
  return Object.entries(files).every(
    ([name, entry]: [string, { bytes?: unknown; sha256?: unknown } | null]) =>
      /^[\w.-]+$/u.test(name) && Number.isInteger(entry?.bytes) && typeof entry?.sha256 === "string",
  );
}
