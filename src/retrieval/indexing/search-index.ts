import { mkdir } from "node:fs/promises";
import type { VectorIndex, VectorIndexFactory } from "../../ports/vector-index.ts";
import {
  indexFormatVersion,
  mismatch,
  readManifest,
  writeManifest,
  type IndexManifest,
  type SegmentDescription,
} from "./index-manifest.ts";
import {
  loadSegment,
  startSegment,
  type IndexEntry,
  type IndexProgress,
  type LoadedSegment,
} from "./index-segment.ts";
import { joinVectors } from "./join-vectors.ts";
import { LexicalIndex } from "./lexical/lexical-index.ts";

export type { IndexEntry, IndexProgress } from "./index-segment.ts";

/** What is derived from one generation; rows are positions, ids belong to the store. */
export interface SearchIndex {
  readonly lexical: LexicalIndex;
  readonly vectors: VectorIndex;
  chunkIdOfRow(row: number): number;
  documentIdOfRow(row: number): number;
  readonly manifest: IndexManifest;
  readonly segments: readonly LoadedSegment[];
}

/** Entries are added between two turns of the event loop. */
const entriesPerTurn = 500;

/** `vectors`: row-major, one unit vector an entry. One segment, all at once. */
export async function writeSearchIndex(
  folder: string,
  entries: readonly IndexEntry[],
  vectors: Float32Array,
  vectorFactory: VectorIndexFactory,
  embedderId: string,
  onProgress: IndexProgress = () => {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const rows = entries.length;
  const dimensions = rows === 0 ? 0 : vectors.length / rows;
  if (!Number.isInteger(dimensions)) throw new TypeError("vectors do not fit the entries");
  const segment = startSegment({ folder, name: "base", rows, dimensions, generation: 0, vectorFactory });
  for (const [row, entry] of entries.entries()) {
    segment.add(entry, vectors.subarray(row * dimensions, (row + 1) * dimensions));
    if ((row + 1) % entriesPerTurn === 0) {
      onProgress(row + 1, rows);
      await new Promise(setImmediate);
    }
  }
  onProgress(rows, rows);
  await writeIndexManifest(folder, [await segment.finish()], dimensions, embedderId);
}

/** The manifest comes last: without it there is no index. */
export async function writeIndexManifest(
  folder: string,
  segments: readonly SegmentDescription[],
  dimensions: number,
  embedderId: string,
): Promise<void> {
  await writeManifest(folder, {
    formatVersion: indexFormatVersion,
    embedderId,
    dimensions,
    vectorKind: segments[0]?.vectorKind ?? "",
    rows: segments.reduce((sum, segment) => sum + segment.rows, 0),
    segments,
    createdAt: new Date().toISOString(),
  });
}

/**
 * Segments that `previous` has loaded already are taken from it.
 * @throws IndexMismatchError when the folder is not a whole index of this program and embedder.
 */
export async function readSearchIndex(
  folder: string,
  factories: readonly VectorIndexFactory[],
  embedderId: string,
  previous: SearchIndex | null = null,
): Promise<SearchIndex> {
  const manifest = await readManifest(folder, embedderId);
  const segments: LoadedSegment[] = [];
  for (const description of manifest.segments) {
    const loaded = previous?.segments.find((segment) => isSame(segment.description, description));
    segments.push(loaded ?? (await loadSegment(folder, description, factories, manifest.dimensions)));
  }
  const ids = joinIds(segments);
  if (ids.length !== manifest.rows * 2) throw mismatch("索引文件内容与清单不符");
  return {
    lexical: new LexicalIndex(segments.map((segment) => segment.lexical)),
    vectors: joinVectors(segments.map((segment) => segment.vectors)),
    chunkIdOfRow: (row) => ids[row * 2]!,
    documentIdOfRow: (row) => ids[row * 2 + 1]!,
    manifest,
    segments,
  };
}

function isSame(a: SegmentDescription, b: SegmentDescription): boolean {
  const sums = ({ files }: SegmentDescription): string =>
    Object.entries(files)
      .map(([name, { sha256 }]) => `${name}:${sha256}`)
      .sort()
      .join("\n");
  return a.name === b.name && sums(a) === sums(b);
}

function joinIds(segments: readonly LoadedSegment[]): Uint32Array {
  const joined = new Uint32Array(segments.reduce((sum, { ids }) => sum + ids.length, 0));
  let at = 0;
  for (const { ids } of segments) {
    joined.set(ids, at);
    at += ids.length;
  }
  return joined;
}
