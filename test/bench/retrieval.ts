import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { exactIndexFactory } from "../../src/adapters/vectors/exact-index.ts";
import { createHashingEmbedder } from "../support/hashing-embedder.ts";
import { loadHnswlibFactory } from "../../src/adapters/vectors/hnswlib-index.ts";
import { percentile } from "../../src/operations/evaluation-scoring.ts";
import type { VectorIndexFactory } from "../../src/ports/vector-index.ts";
import {
  readSearchIndex,
  writeSearchIndex,
  type IndexEntry,
} from "../../src/retrieval/indexing/search-index.ts";
import { questionTerms } from "../../src/retrieval/understanding/question-terms.ts";

/**
 * Index size, load time and latency of both searches over a large collection.
 * `npx tsx test/bench/retrieval.ts CORPUS.jsonl[.gz] QUERIES.jsonl` prints one object a vector index.
 */
const listLength = 200;

async function main(corpusFile: string, queriesFile: string): Promise<void> {
  const entries = readLines(corpusFile).map((line, at): IndexEntry => ({
    chunkId: at + 1,
    documentId: at + 1,
    title: line.title ?? "",
    path: [],
    article: null,
    body: line.text,
  }));
  const queries = readLines(queriesFile).map((line) => line.text);
  const hnswlib = await loadHnswlibFactory();
  if (hnswlib === null) console.error("SKIPPED hnswlib: hnswlib-node is not compiled on this machine");
  for (const factory of hnswlib === null ? [exactIndexFactory] : [exactIndexFactory, hnswlib]) {
    console.log(JSON.stringify(await measure(entries, queries, factory), null, 2));
  }
}

async function measure(
  entries: IndexEntry[],
  queries: string[],
  factory: VectorIndexFactory,
): Promise<object> {
  const embedder = createHashingEmbedder();
  const folder = mkdtempSync(join(tmpdir(), "youju-bench-"));
  try {
    let started = performance.now();
    const rows = await embedder.embedDocuments(entries);
    const vectors = new Float32Array(rows.length * embedder.dimensions);
    for (const [at, row] of rows.entries()) vectors.set(row, at * embedder.dimensions);
    await writeSearchIndex(folder, entries, vectors, factory, embedder.id);
    const ingest = performance.now() - started;
    started = performance.now();
    const index = await readSearchIndex(folder, [factory], embedder.id);
    const load = performance.now() - started;
    const lexical: number[] = [];
    const dense: number[] = [];
    for (const query of queries) {
      const { weighted } = questionTerms(query, []);
      const vector = await embedder.embedQuery(query);
      lexical.push(timed(() => index.lexical.search(weighted, listLength)));
      dense.push(timed(() => index.vectors.search(vector, listLength)));
    }
    const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    return {
      vectors: factory.kind,
      docs: entries.length,
      ingest_s: ingest / 1000,
      index_bytes: bytes,
      rss_mb: process.memoryUsage().rss / 1e6,
      load_s: load / 1000,
      lexical_ms: { p50: percentile(lexical, 0.5), p95: percentile(lexical, 0.95) },
      dense_ms: { p50: percentile(dense, 0.5), p95: percentile(dense, 0.95) },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timed(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

function readLines(file: string): { title?: string; text: string }[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { title?: string; text: string });
}

const [corpus, queries] = process.argv.slice(2);
if (corpus === undefined || queries === undefined) {
  console.error("usage: npx tsx test/bench/retrieval.ts CORPUS.jsonl[.gz] QUERIES.jsonl");
  process.exitCode = 2;
} else {
  await main(corpus, queries);
}
