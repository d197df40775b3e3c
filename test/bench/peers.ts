import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { isScoredForRetrieval, parseQuestions } from "../../src/operations/evaluation/questions.ts";
import {
  isAtPlace,
  percentile,
  retrievalFigures,
  scoreQuestion,
} from "../../src/operations/evaluation/scoring.ts";
import { indexFolder } from "./indexed-folder.ts";

/**
 * Other engines beside the product on the same documents and questions in one run, each in a process of its own.
 * `npm run bench:peers -- [SHARED]`, after `npm ci --prefix test/bench/peers --legacy-peer-deps`. SHARED holds
 * corpus and eval (default ../shared). The peers see the same passages in force with their titles.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const peersFolder = join(root, "test/bench/peers");
const peers = ["SQLite FTS5", "MiniSearch", "Orama", "LanceDB"];
const replaced = new Set(["已修订", "已废止", "已失效"]);
/** Every so many statute questions: the slowest engine takes seconds for some. */
const statuteStep = 4;

interface Row {
  readonly name: string;
  readonly build_s: number;
  readonly rss_mb: number | null;
  readonly latency_ms: { readonly p50: number; readonly p95: number };
  readonly quality: readonly number[];
}

interface Measured {
  readonly build_s: number;
  readonly rss_mb: number;
  readonly recall: Readonly<Record<"1" | "5" | "10" | "100", number>>;
  readonly hit: Readonly<Record<"1" | "5" | "10", number>>;
  readonly mrr10: number;
  readonly latency_ms: { readonly p50: number; readonly p95: number };
}

/** Passages in force and the questions about them, for the peers; the product's own row beside. */
async function measureDevelopmentSet(shared: string, work: string): Promise<Row> {
  const started = performance.now();
  const folder = await indexFolder(join(shared, "corpus"));
  const build = (performance.now() - started) / 1000;
  try {
    const { generation } = folder.parts;
    const passages = generation
      .documents()
      .filter(({ status }) => !replaced.has(status))
      .flatMap((document) => {
        const text = generation.documentById(document.id)?.text ?? "";
        return generation.chunksOf(document.id).map((chunk) => ({
          id: String(chunk.id),
          file: document.file,
          article: chunk.article,
          title: document.title,
          text: text.slice(chunk.start, chunk.end),
        }));
      });
    const questions = parseQuestions(readFileSync(join(shared, "eval/dev.jsonl"), "utf8")).filter(
      (question) =>
        isScoredForRetrieval(question) && question.type !== "version" && question.history.length === 0,
    );
    const relevance = questions.flatMap((question) => {
      const places = [...question.gold, ...question.goldAlt];
      const right = passages.filter((passage) => places.some((place) => isAtPlace(passage, place)));
      return right.map(({ id }) => `${question.id}\t${id}\t1`);
    });
    const asked = new Set(relevance.map((line) => line.split("\t")[0]));
    const kept = questions.filter(({ id }) => asked.has(id));
    writeLines(
      join(work, "corpus.jsonl"),
      passages.map(({ id, title, text }) => JSON.stringify({ id, title, text })),
    );
    writeLines(
      join(work, "queries.jsonl"),
      kept.map(({ id, question }) => JSON.stringify({ id, text: question })),
    );
    writeLines(join(work, "qrels.tsv"), relevance);
    const scores = [];
    for (const question of kept) {
      const found = await folder.search(question, 10);
      const ten = found.map(({ document, chunk, text }) => ({
        file: document.file,
        article: chunk.article,
        text,
      }));
      scores.push(scoreQuestion(question, ten));
    }
    const times: number[] = [];
    for (const question of kept) {
      const before = performance.now();
      await folder.search(question, 10);
      times.push(performance.now() - before);
    }
    const { recall, mrr10 } = retrievalFigures(scores);
    return {
      name: "Youju",
      build_s: build,
      rss_mb: process.memoryUsage().rss / 1e6,
      latency_ms: { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
      quality: [recall["1"], recall["5"], recall["10"], mrr10],
    };
  } finally {
    folder.close();
  }
}

/** The product over the statutes, by its own bench command. */
function measureStatutes(shared: string, work: string): Row {
  const folder = join(shared, "eval/statutes");
  const read = (name: string): string[] =>
    readFileSync(join(folder, name), "utf8").split("\n").filter(Boolean);
  writeFileSync(join(work, "corpus.jsonl"), gunzipSync(readFileSync(join(folder, "corpus.jsonl.gz"))));
  writeLines(
    join(work, "queries.jsonl"),
    read("queries.jsonl").filter((_, at) => at % statuteStep === 0),
  );
  writeLines(join(work, "qrels.tsv"), read("qrels.tsv"));
  const files = ["corpus.jsonl", "queries.jsonl", "qrels.tsv"].map((name) => join(work, name));
  const [corpus, queries, qrels] = files as [string, string, string];
  const command = ["--corpus", corpus, "--queries", queries, "--qrels", qrels, "--json"];
  const printed = runNode(["--import", "tsx", join(root, "src/main.ts"), "bench", ...command]);
  const report = JSON.parse(printed) as Omit<Measured, "build_s"> & { ingest_s: number };
  return {
    name: "Youju (encoder trained on these questions)",
    build_s: report.ingest_s,
    rss_mb: report.rss_mb,
    latency_ms: report.latency_ms,
    quality: [report.recall["5"], report.recall["10"], report.recall["100"], report.mrr10],
  };
}

function measurePeer(name: string, work: string, qualityOf: (measured: Measured) => number[]): Row {
  const measured = JSON.parse(runNode([join(peersFolder, "measure-engine.mjs"), name, work])) as Measured;
  const { build_s, rss_mb, latency_ms } = measured;
  return { name, build_s, rss_mb, latency_ms, quality: qualityOf(measured) };
}

function runNode(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr.slice(-2000)}`);
  return stdout
    .trim()
    .split(/\n(?=\{)/u)
    .at(-1)!;
}

function writeLines(file: string, lines: readonly string[]): void {
  writeFileSync(file, `${lines.join("\n")}\n`);
}

/** Latencies and qualities as they are and, in brackets, as multiples of the product's. */
function print(title: string, names: readonly string[], rows: readonly Row[]): void {
  const [own] = rows;
  console.log(`\n${title}\n\n| engine | ${names.join(" | ")} | p50 ms | p95 ms | build s | memory MB |`);
  console.log(`|---|${"---|".repeat(names.length + 4)}`);
  for (const row of rows) {
    const ratio = (value: number, mine: number): string =>
      row === own ? "" : ` (×${(value / mine).toFixed(2)})`;
    const quality = row.quality.map((value, at) => `${value.toFixed(3)}${ratio(value, own!.quality[at]!)}`);
    const speed = (["p50", "p95"] as const).map(
      (part) => `${row.latency_ms[part].toFixed(1)}${ratio(row.latency_ms[part], own!.latency_ms[part])}`,
    );
    const memory = row.rss_mb === null ? "—" : row.rss_mb.toFixed(0);
    console.log(`| ${[row.name, ...quality, ...speed, row.build_s.toFixed(1), memory].join(" | ")} |`);
  }
}

if (!existsSync(join(peersFolder, "node_modules"))) {
  console.error("先安装对照引擎：npm ci --prefix test/bench/peers --legacy-peer-deps");
  process.exit(1);
}
const shared = process.argv[2] ?? join(root, "../shared");
const work = mkdtempSync(join(tmpdir(), "youju-peers-"));
try {
  for (const name of ["dev", "statutes"]) mkdirSync(join(work, name));
  const dev = [await measureDevelopmentSet(shared, join(work, "dev"))];
  for (const peer of peers) {
    dev.push(
      measurePeer(peer, join(work, "dev"), ({ hit, mrr10 }) => [hit["1"], hit["5"], hit["10"], mrr10]),
    );
  }
  print(
    "Development set, passages in force, questions that stand alone",
    ["R@1", "R@5", "R@10", "MRR@10"],
    dev,
  );
  const statutes = [measureStatutes(shared, join(work, "statutes"))];
  for (const peer of peers) {
    const qualityOf = ({ recall, mrr10 }: Measured): number[] => [
      recall["5"],
      recall["10"],
      recall["100"],
      mrr10,
    ];
    statutes.push(measurePeer(peer, join(work, "statutes"), qualityOf));
  }
  print("Statutes, every fourth question", ["R@5", "R@10", "R@100", "MRR@10"], statutes);
} finally {
  rmSync(work, { recursive: true, force: true });
}
