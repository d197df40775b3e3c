import { copyFile, link, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { VectorIndex, VectorIndexFactory } from "../../ports/vector-index.ts";
import { LexicalIndexBuilder, type LexicalEntry } from "./lexical/build-lexical-index.ts";
import {
  describeFile,
  mismatch,
  verifyFiles,
  type FileDescription,
  type SegmentDescription,
} from "./index-manifest.ts";
import { decodeLexicalPostings, writeLexicalFile } from "./lexical/lexical-file.ts";
import type { LexicalPostings } from "./lexical/lexical-index.ts";

/** One chunk as the index sees it; its position in the segment is its row. */
export interface IndexEntry extends LexicalEntry {
  readonly chunkId: number;
  readonly documentId: number;
  readonly article: string | null;
  /** Text of a document marked internal: no endpoint outside sees it. */
  readonly internal?: boolean;
}

export type IndexProgress = (done: number, total: number) => void;

export interface SegmentOptions {
  readonly folder: string;
  readonly name: "base" | "delta";
  /** Exactly so many entries will be added. */
  readonly rows: number;
  readonly dimensions: number;
  readonly generation: number;
  readonly vectorFactory: VectorIndexFactory;
  /** Of the base, when this is not it. */
  readonly averageLength?: number | undefined;
}

export interface SegmentWriter {
  /** The next row; `vector` is read before the call returns. */
  add(entry: IndexEntry, vector: Float32Array): void;
  finish(onProgress?: IndexProgress): Promise<SegmentDescription>;
}

/** A segment read from disk. */
export interface LoadedSegment {
  readonly description: SegmentDescription;
  readonly lexical: LexicalPostings;
  readonly vectors: VectorIndex;
  /** Chunk id and document id, row after row. */
  readonly ids: Uint32Array;
}

const partNames = ["lexical", "rows", "vectors"] as const;

function fileName(segment: string, part: (typeof partNames)[number]): string {
  return `${segment}-${part}.bin`;
}

/** Takes entries one by one and keeps of each only what goes into the files. */
export function startSegment(options: SegmentOptions): SegmentWriter {
  const { folder, name, rows, dimensions, generation, vectorFactory } = options;
  const lexical = new LexicalIndexBuilder();
  const vectors = vectorFactory.start(dimensions, rows);
  const ids = new Uint32Array(rows * 2);
  let row = 0;
  return {
    add(entry, vector) {
      lexical.add(entry);
      vectors.add(vector);
      ids[row * 2] = entry.chunkId;
      ids[row * 2 + 1] = entry.documentId;
      row += 1;
    },
    async finish(onProgress) {
      if (row !== rows) throw new RangeError(`${rows} rows were announced, ${row} came`);
      const path = (part: (typeof partNames)[number]): string => join(folder, fileName(name, part));
      const averageLength = options.averageLength ?? lexical.averageLength;
      await writeLexicalFile(path("lexical"), lexical.merge(averageLength), onProgress);
      await writeSynced(path("rows"), new Uint8Array(ids.buffer));
      await vectorFactory.save(vectors.finish(), path("vectors"));
      await syncFile(path("vectors"));
      const files: Record<string, FileDescription> = {};
      for (const part of partNames) files[fileName(name, part)] = await describeFile(path(part));
      return { name, rows, vectorKind: vectorFactory.kind, generation, averageLength, files };
    },
  };
}

/** The same files in another generation's folder, without copying where the file system can link. */
export async function linkSegment(from: string, to: string, { files }: SegmentDescription): Promise<void> {
  for (const name of Object.keys(files)) {
    await link(join(from, name), join(to, name)).catch(async () => {
      await copyFile(join(from, name), join(to, name));
      await syncFile(join(to, name));
    });
  }
}

/** @throws IndexMismatchError when a file is not what the manifest says. */
export async function loadSegment(
  folder: string,
  description: SegmentDescription,
  factories: readonly VectorIndexFactory[],
  dimensions: number,
): Promise<LoadedSegment> {
  const { name, rows, vectorKind, files } = description;
  const factory = factories.find((candidate) => candidate.kind === vectorKind);
  if (factory === undefined) throw mismatch(`本机没有索引所用的向量检索 ${vectorKind}`);
  for (const part of partNames) {
    if (files[fileName(name, part)] === undefined) throw mismatch(`索引清单缺少 ${fileName(name, part)}`);
  }
  await verifyFiles(folder, description);
  const lexical = decodeLexicalPostings(await readFile(join(folder, fileName(name, "lexical"))));
  const ids = decodeIds(await readFile(join(folder, fileName(name, "rows"))));
  if (lexical === null || lexical.rowCount !== rows || ids.length !== rows * 2) {
    throw mismatch("索引文件内容与清单不符");
  }
  const vectors = await factory.load(join(folder, fileName(name, "vectors")), dimensions);
  if (vectors.size !== rows) throw mismatch("向量文件的行数与清单不符");
  return { description, lexical, vectors, ids };
}

function decodeIds(bytes: Buffer): Uint32Array {
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
