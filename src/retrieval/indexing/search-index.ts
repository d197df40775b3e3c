import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { VectorIndex, VectorIndexFactory } from "../../ports/vector-index.ts";
import { LexicalIndexBuilder, type LexicalEntry } from "./build-lexical-index.ts";
import {
  describeFile,
  indexFormatVersion,
  mismatch,
  readManifest,
  writeManifest,
  type IndexManifest,
} from "./index-manifest.ts";
import { decodeLexicalIndex, encodeLexicalIndex } from "./lexical-file.ts";
import type { LexicalIndex } from "./lexical-index.ts";

/** One chunk as the index sees it; its position in the list is its row. */
export interface IndexEntry extends LexicalEntry {
  readonly chunkId: number;
  readonly documentId: number;
  readonly article: string | null;
  /** Text of a document marked internal: no endpoint outside sees it. */
  readonly internal?: boolean;
}

/** What is derived from one generation; rows are positions, ids belong to the store. */
export interface SearchIndex {
  readonly lexical: LexicalIndex;
  readonly vectors: VectorIndex;
  chunkIdOfRow(row: number): number;
  documentIdOfRow(row: number): number;
  readonly manifest: IndexManifest;
}

export type IndexProgress = (done: number, total: number) => void;

const lexicalFile = "lexical.bin";
const rowsFile = "rows.bin";
const vectorsFile = "vectors.bin";

/** `vectors`: row-major, one unit vector an entry. The manifest comes last: without it there is no index. */
export async function writeSearchIndex(
  folder: string,
  entries: readonly IndexEntry[],
  vectors: Float32Array,
  vectorFactory: VectorIndexFactory,
  embedderId: string,
  onProgress: IndexProgress = () => {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const dimensions = entries.length === 0 ? 0 : vectors.length / entries.length;
  if (!Number.isInteger(dimensions)) throw new TypeError("vectors do not fit the entries");
  // Text is half of the work, the vector graph the other half.
  const total = entries.length * 2;
  const lexical = await buildLexical(entries, (done) => onProgress(done, total));
  await writeSynced(join(folder, lexicalFile), encodeLexicalIndex(lexical));
  await writeSynced(join(folder, rowsFile), encodeRows(entries));
  const vectorIndex = await vectorFactory.build(vectors, dimensions, (done) =>
    onProgress(entries.length + done, total),
  );
  await vectorFactory.save(vectorIndex, join(folder, vectorsFile));
  await syncFile(join(folder, vectorsFile));
  const files: Record<string, { bytes: number; sha256: string }> = {};
  for (const name of [lexicalFile, rowsFile, vectorsFile])
    files[name] = await describeFile(join(folder, name));
  await writeManifest(folder, {
    formatVersion: indexFormatVersion,
    embedderId,
    dimensions,
    vectorKind: vectorFactory.kind,
    rows: entries.length,
    files,
    createdAt: new Date().toISOString(),
  });
}

/** Throws IndexMismatchError when the folder is not a whole index of this program and embedder. */
export async function readSearchIndex(
  folder: string,
  factories: readonly VectorIndexFactory[],
  embedderId: string,
): Promise<SearchIndex> {
  const manifest = await readManifest(folder, embedderId);
  const factory = factories.find((candidate) => candidate.kind === manifest.vectorKind);
  if (factory === undefined) throw mismatch(`本机没有索引所用的向量检索 ${manifest.vectorKind}`);
  for (const name of [lexicalFile, rowsFile, vectorsFile]) {
    if (manifest.files[name] === undefined) throw mismatch(`索引清单缺少 ${name}`);
  }
  const lexical = decodeLexicalIndex(await readFile(join(folder, lexicalFile)));
  const ids = decodeRows(await readFile(join(folder, rowsFile)));
  if (lexical === null || lexical.size !== manifest.rows || ids.length !== manifest.rows * 2) {
    throw mismatch("索引文件内容与清单不符");
  }
  const vectors = await factory.load(join(folder, vectorsFile), manifest.dimensions);
  if (vectors.size !== manifest.rows) throw mismatch("向量文件的行数与清单不符");
  return {
    lexical,
    vectors,
    chunkIdOfRow: (row) => ids[row * 2]!,
    documentIdOfRow: (row) => ids[row * 2 + 1]!,
    manifest,
  };
}

async function buildLexical(
  entries: readonly IndexEntry[],
  onProgress: (done: number) => void,
): Promise<LexicalIndex> {
  const builder = new LexicalIndexBuilder();
  for (let row = 0; row < entries.length; row++) {
    builder.add(entries[row]!);
    if (row % 500 === 499) {
      onProgress(row + 1);
      await setImmediate();
    }
  }
  onProgress(entries.length);
  return builder.build();
}

function encodeRows(entries: readonly IndexEntry[]): Uint8Array {
  const ids = new Uint32Array(entries.flatMap((entry) => [entry.chunkId, entry.documentId]));
  return new Uint8Array(ids.buffer);
}

function decodeRows(bytes: Buffer): Uint32Array {
  return new Uint32Array(new Uint8Array(bytes).buffer);
}

async function writeSynced(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, "w");
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
