import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchReport } from "../../domain/operation/bench.ts";
import { localAdmin } from "../../domain/people/reader.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { VectorIndexFactory } from "../../ports/vector-index.ts";
import type { Glossary } from "../../retrieval/glossary.ts";
import { createHybridRetriever } from "../../retrieval/hybrid-retriever.ts";
import { startSegment, type IndexEntry } from "../../retrieval/indexing/index-segment.ts";
import { readSearchIndex, writeIndexManifest } from "../../retrieval/indexing/search-index.ts";
import { percentile, share } from "../evaluation/scoring.ts";
import type { OutsideCollection } from "./outside-collection.ts";
import type { OutsideQuery } from "./read-collection.ts";

export interface BenchDependencies {
  readonly embedder: Embedder;
  /** The kind of vector index for so many rows, and all kinds that can be read. */
  readonly vectorFactory: (rows: number) => VectorIndexFactory;
  readonly vectorFactories: readonly VectorIndexFactory[];
  readonly glossary: Glossary;
  readonly lexicon: Glossary;
  readonly today: () => string;
}

export type BenchProgress = (stage: "index" | "search", done: number, total: number) => void;

const batchSize = 256;
const depth = 100;
const usualLimit = 10;
const cutoffs = ["5", "10", "20", "50", "100"] as const;

/** Indexes an outside collection in a temporary folder and asks it every question, as the product would. */
export async function runBench(
  collection: OutsideCollection,
  queries: readonly OutsideQuery[],
  dependencies: BenchDependencies,
  onProgress: BenchProgress = () => {},
  signal?: AbortSignal,
): Promise<BenchReport> {
  const folder = await mkdtemp(join(tmpdir(), "youju-bench-"));
  try {
    const { embedder, vectorFactories } = dependencies;
    const ingest = await seconds(() => writeIndex(folder, collection, dependencies, onProgress, signal));
    const load = await seconds(() => readSearchIndex(folder, vectorFactories, embedder.id));
    const retriever = createHybridRetriever({ ...dependencies, generation: collection, index: load.result });
    const found: { query: OutsideQuery; ids: string[] }[] = [];
    for (const query of queries) {
      signal?.throwIfAborted();
      const { passages } = await retriever.retrieve({ text: query.text, limit: depth }, localAdmin);
      found.push({ query, ids: passages.map(({ chunk }) => collection.lineIdOf(chunk.id)) });
      onProgress("search", found.length, queries.length * 2);
    }
    const times: number[] = [];
    for (const { text } of queries) {
      signal?.throwIfAborted();
      const { tookMs } = await retriever.retrieve({ text, limit: usualLimit }, localAdmin);
      times.push(tookMs);
      onProgress("search", queries.length + times.length, queries.length * 2);
    }
    const latency = (part: number): number => round(percentile(times, part), 2);
    const recall = cutoffs.map((k) => [
      k,
      round(
        share(found, (one) => recallAt(one, Number(k))),
        4,
      ),
    ]);
    return {
      docs: collection.size,
      queries: queries.length,
      ingest_s: round(ingest.took, 2),
      index_bytes: await folderBytes(folder),
      rss_mb: Math.round(process.memoryUsage().rss / 1e6),
      load_s: round(load.took, 3),
      recall: Object.fromEntries(recall) as BenchReport["recall"],
      mrr10: round(share(found, reciprocalRank), 4),
      ndcg10: round(share(found, gain), 4),
      latency_ms: { p50: latency(0.5), p95: latency(0.95), p99: latency(0.99) },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeIndex(
  folder: string,
  collection: OutsideCollection,
  { embedder, vectorFactory }: BenchDependencies,
  onProgress: BenchProgress,
  signal?: AbortSignal,
): Promise<void> {
  const rows = collection.size;
  const { dimensions } = embedder;
  const settings = {
    folder,
    name: "base",
    rows,
    dimensions,
    generation: 1,
    vectorFactory: vectorFactory(rows),
  } as const;
  const segment = startSegment(settings);
  let done = 0;
  for (const batch of inBatches(collection.entries())) {
    signal?.throwIfAborted();
    const texts = batch.map(({ title, path, body }) => ({ title: [title, ...path].join(" "), body }));
    const vectors = await embedder.embedDocuments(texts, signal);
    for (const [at, entry] of batch.entries()) segment.add(entry, vectors[at]!);
    done += batch.length;
    onProgress("index", done, rows);
  }
  await writeIndexManifest(folder, [await segment.finish()], dimensions, embedder.id);
}

function* inBatches(entries: Iterable<IndexEntry>): Iterable<IndexEntry[]> {
  let batch: IndexEntry[] = [];
  for (const entry of entries) {
    batch.push(entry);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

interface Found {
  readonly query: OutsideQuery;
  readonly ids: readonly string[];
}

function recallAt({ query, ids }: Found, k: number): number {
  return ids.slice(0, k).filter((id) => query.relevant.has(id)).length / query.relevant.size;
}

function reciprocalRank({ query, ids }: Found): number {
  const at = ids.slice(0, 10).findIndex((id) => query.relevant.has(id));
  return at < 0 ? 0 : 1 / (at + 1);
}

/** nDCG@10 with the grades as gains. */
function gain({ query, ids }: Found): number {
  const discounted = (grades: readonly number[]): number =>
    grades.slice(0, 10).reduce((sum, grade, at) => sum + grade / Math.log2(at + 2), 0);
  const best = discounted([...query.relevant.values()].sort((a, b) => b - a));
  return best === 0 ? 0 : discounted(ids.map((id) => query.relevant.get(id) ?? 0)) / best;
}

async function seconds<T>(work: () => Promise<T>): Promise<{ took: number; result: T }> {
  const started = performance.now();
  const result = await work();
  return { took: (performance.now() - started) / 1000, result };
}

async function folderBytes(folder: string): Promise<number> {
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
