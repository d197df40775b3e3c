// One engine over one collection, in a process of its own so that its memory is its own:
// node measure-engine.mjs ENGINE FOLDER, where FOLDER holds corpus.jsonl, queries.jsonl and qrels.tsv.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { engines } from "./engines.mjs";

const [name, folder] = process.argv.slice(2);
const lines = (file) => readFileSync(join(folder, file), "utf8").split("\n").filter(Boolean);

const relevant = new Map();
for (const [query, document] of lines("qrels.tsv").map((line) => line.split("\t"))) {
  relevant.set(query, (relevant.get(query) ?? new Set()).add(document));
}
const queries = lines("queries.jsonl")
  .map((line) => JSON.parse(line))
  .filter(({ id }) => relevant.has(id));
const rows = lines("corpus.jsonl")
  .map((line) => JSON.parse(line))
  .map(({ id, title, text }) => ({ id, text: `${title}。${text}` }));

let started = performance.now();
const engine = await engines[name](rows);
const build = (performance.now() - started) / 1000;

const found = [];
for (const { id, text } of queries)
  found.push({ gold: relevant.get(id), ids: await engine.search(text, 100) });
const times = [];
for (const { text } of queries) {
  started = performance.now();
  await engine.search(text, 10);
  times.push(performance.now() - started);
}
times.sort((a, b) => a - b);

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const recall = (k) =>
  mean(found.map(({ gold, ids }) => ids.slice(0, k).filter((id) => gold.has(id)).length / gold.size));
const first = ({ gold, ids }) => ids.slice(0, 10).findIndex((id) => gold.has(id));
const ranks = found.map(first);
console.log(
  JSON.stringify({
    build_s: build,
    rss_mb: process.memoryUsage().rss / 1e6,
    recall: { 1: recall(1), 5: recall(5), 10: recall(10), 100: recall(100) },
    // What the development set counts: whether any right passage is among the first k.
    hit: Object.fromEntries([1, 5, 10].map((k) => [k, mean(ranks.map((at) => (at >= 0 && at < k ? 1 : 0)))])),
    mrr10: mean(ranks.map((at) => (at < 0 ? 0 : 1 / (at + 1)))),
    latency_ms: { p50: times[Math.floor(times.length * 0.5)], p95: times[Math.floor(times.length * 0.95)] },
  }),
);
engine.close();
