import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { loadEmbeddedEncoder } from "../../src/adapters/embedded-encoder.ts";

/**
 * Speed of the embedded encoder in one thread, tokenising included.
 * `npm run bench:encoder -- [STATUTES]`: folder with corpus.jsonl.gz and queries.jsonl (default
 * ../shared/eval/statutes); prints one object.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const batchSize = 256;

async function main(folder: string): Promise<void> {
  const chunks = gunzipSync(readFileSync(join(folder, "corpus.jsonl.gz")))
    .toString("utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { title: string; text: string })
    .map(({ title, text }) => ({ title, body: text }));
  const questions = readFileSync(join(folder, "queries.jsonl"), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { text: string }).text);

  let started = performance.now();
  const encoder = await loadEmbeddedEncoder(join(root, "models"));
  const load = performance.now() - started;
  // Once before the clock starts, as any reload longer than a second runs compiled code.
  await encoder.embedDocuments(chunks.slice(0, 2000));
  started = performance.now();
  const cpu = process.cpuUsage();
  for (let from = 0; from < chunks.length; from += batchSize)
    await encoder.embedDocuments(chunks.slice(from, from + batchSize));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  started = performance.now();
  for (const question of questions) await encoder.embedQuery(question);
  const perQuestion = (performance.now() - started) / questions.length;
  const characters = chunks.reduce((sum, { title, body }) => sum + title.length + body.length, 0);
  console.log(
    JSON.stringify(
      {
        encoder: encoder.id,
        load_ms: Math.round(load),
        chunks: chunks.length,
        characters_per_chunk: Math.round(characters / chunks.length),
        chunks_per_s: Math.round(chunks.length / seconds),
        // Of processor time: what one free core would give on a busy machine.
        chunks_per_cpu_s: Math.round(chunks.length / ((user + system) / 1e6)),
        question_ms: Number(perQuestion.toFixed(3)),
      },
      null,
      2,
    ),
  );
}

await main(process.argv[2] ?? join(root, "../shared/eval/statutes"));
