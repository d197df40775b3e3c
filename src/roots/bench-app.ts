import { connectEmbedder } from "../adapters/create-embedder.ts";
import { chooseVectorFactory } from "../adapters/vectors/choose-vector-factory.ts";
import { exactIndexFactory } from "../adapters/vectors/exact-index.ts";
import { loadHnswlibFactory } from "../adapters/vectors/hnswlib-index.ts";
import type { AppOptions } from "../app.ts";
import type { BenchReport } from "../domain/operation/bench.ts";
import { readCollection, readQueries } from "../operations/bench/read-collection.ts";
import { runBench, type BenchProgress } from "../operations/bench/run-bench.ts";
import { parseGlossary } from "../retrieval/glossary.ts";
import { readSettings } from "../settings-files.ts";
import { chinaDate } from "../domain/text/china-date.ts";

export interface BenchFiles {
  readonly corpus: string;
  readonly queries: string;
  readonly qrels: string;
}

/** Retrieval over an outside collection, with the product's own index, embedder and word tables. */
export async function benchCollection(
  options: AppOptions,
  files: BenchFiles,
  onProgress: BenchProgress,
  signal: AbortSignal,
): Promise<BenchReport> {
  const queries = await readQueries(files.queries, files.qrels);
  const hnswlib = await loadHnswlibFactory();
  return runBench(
    await readCollection(files.corpus),
    queries,
    {
      embedder: await connectEmbedder(options.embedder, signal),
      vectorFactory: chooseVectorFactory(hnswlib),
      vectorFactories: hnswlib === null ? [exactIndexFactory] : [hnswlib, exactIndexFactory],
      glossary: parseGlossary(readSettings(options, "glossary.tsv")),
      lexicon: parseGlossary(readSettings(options, "lexicon.tsv")),
      today: () => chinaDate(new Date()),
    },
    onProgress,
    signal,
  );
}
