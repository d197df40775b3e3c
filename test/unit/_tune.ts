import { readFileSync } from "node:fs";
import { loadHnswlibFactory } from "../../src/adapters/hnswlib-index.ts";
import { exactIndexFactory } from "../../src/adapters/exact-index.ts";
import { loadEmbeddedEncoder } from "../../src/adapters/embedded-encoder.ts";
import { openSqliteStore } from "../../src/adapters/sqlite-store.ts";
import { condense } from "../../src/answering/question/condense.ts";
import { evaluateRetrieval } from "../../src/operations/evaluation.ts";
import { parseQuestions } from "../../src/operations/evaluation-questions.ts";
import { collectEntries, embedEntries } from "../../src/ingestion/embed-chunks.ts";
import { dataPaths, readCurrent } from "../../src/ingestion/generation-folder.ts";
import { parseGlossary } from "../../src/retrieval/glossary.ts";
import { createHybridRetriever } from "../../src/retrieval/hybrid-retriever.ts";
import { writeSearchIndex, readSearchIndex } from "../../src/retrieval/indexing/search-index.ts";
import { rankingWeights } from "../../src/retrieval/ranking/ranking-weights.ts";
import { searchPassages } from "../../src/retrieval/search-passages.ts";
import { localAdmin } from "../../src/domain/reader.ts";
import { mkdtempSync } from "node:fs";

export async function openDev(modelsDir: string, data = "/tmp/enc") {
  const store = openSqliteStore(dataPaths(data).database);
  const reader = store.reader(readCurrent(data));
  const embedder = await loadEmbeddedEncoder(modelsDir);
  const entries = collectEntries(reader);
  const rows = await embedder.embedDocuments(entries.map((e) => ({ title: [e.title, ...e.path].join(" "), body: e.body })));
  const vectors = new Float32Array(rows.length * embedder.dimensions);
  rows.forEach((r, i) => vectors.set(r, i * embedder.dimensions));
  const folder = mkdtempSync("/tmp/tune-");
  await writeSearchIndex(folder, entries, vectors, exactIndexFactory, embedder.id);
  const index = await readSearchIndex(folder, [exactIndexFactory], embedder.id);
  const glossary = parseGlossary(readFileSync("knowledge/glossary.tsv", "utf8"));
  const questions = parseQuestions(readFileSync("/work/shared/eval/dev.jsonl", "utf8"));
  return async (weights: object) => {
    const retriever = createHybridRetriever({ generation: reader, index, embedder, glossary, today: () => new Date().toISOString().slice(0, 10), weights: { ...rankingWeights, ...weights } });
    return evaluateRetrieval(questions, async ({ question, history }) => (await searchPassages({ text: condense(question, history).text }, localAdmin, retriever, reader)).passages);
  };
}
const f = (r: any) => [r.recall[1], r.recall[5], r.recall[10], r.mrr10].map((x: number) => x.toFixed(3)).join(" ");
export const line = (e: any) => `all ${f(e)} | odd ${f(e.odd)} | even ${f(e.even)}`;
if (process.argv[1]?.endsWith("_tune.ts")) {
  for (const m of process.argv.slice(2)) {
    const run = await openDev(m);
    for (const dense of [0, 0.1, 0.25, 0.4, 0.6, 0.8]) console.log(m, dense, line(await run({ dense })));
  }
}
