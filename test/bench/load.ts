/**
 * `npm run bench:load`: 100 people asking at once over 55,000 clauses on the program as it is installed; 30 s,
 * `LOAD_LONG=1` 5 minutes. Each asks again 3 to 7 s after an answer, as a person would who reads it. Then, so
 * that the limit shows, everybody asks without a pause. Needs the shared collections; says so without them.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { percentile } from "../../src/operations/evaluation/scoring.ts";
import { adminToken, runProgram, serve, type Server } from "../support/fault/program.ts";
import { createRandom } from "../support/random.ts";
import { parseEvents } from "../support/web-test-server.ts";
import { judge, prepareFolders, sharedDir } from "./ingest/measure.ts";

const askers = 100;
const seconds = process.env["LOAD_LONG"] === "1" ? 300 : 30;
const random = createRandom(20260305);

/** Times are judged where nothing else runs: in the short form the machine may be anybody's. */
const always = { failed: 0, crowd_failed: 0, rss_mb: 700, peak_rss_mb: 700 };
const limits = process.env["LOAD_LONG"] === "1" ? { ...always, start_s: 3, p95_ms: 500 } : always;

interface Tally {
  readonly latencies: number[];
  /** Refused at once with 429 or 503 and a line that says when to come back. */
  refused: number;
  failed: number;
}

async function askOnce(url: string, token: string, tally: Tally): Promise<void> {
  const question = questions[Math.floor(random() * questions.length)]!;
  const started = performance.now();
  const response = await fetch(`${url}/api/ask`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ question }),
  }).catch(() => null);
  const text = (await response?.text().catch(() => "")) ?? "";
  if (response?.status === 429 || response?.status === 503) {
    tally.refused += 1;
    await sleep(1000 * Number(response.headers.get("retry-after") ?? 1));
  } else if (response?.ok === true && parseEvents(text).at(-1)?.event === "answer-end")
    tally.latencies.push(performance.now() - started);
  else tally.failed += 1;
}

/** Everybody at work for so long; `pauseMs` between an answer and the next question. */
async function work(url: string, tokens: readonly string[], lengthMs: number, pauseMs: () => number) {
  const tally: Tally = { latencies: [], refused: 0, failed: 0 };
  const end = Date.now() + lengthMs;
  await Promise.all(
    tokens.map(async (token) => {
      await sleep(pauseMs() * random());
      while (Date.now() < end) {
        await askOnce(url, token, tally);
        await sleep(pauseMs());
      }
    }),
  );
  return tally;
}

async function addAskers(url: string): Promise<string[]> {
  const tokens: string[] = [];
  for (let n = 0; n < askers; n += 1) {
    const response = await fetch(`${url}/api/users`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${adminToken}` },
      body: JSON.stringify({ id: `人员${n}`, role: "staff", collections: "all" }),
    });
    tokens.push(((await response.json()) as { token: string }).token);
  }
  return tokens;
}

/** Resident memory, MB; `VmHWM` is the most it ever was. */
function memoryOf({ child }: Server, what: "VmRSS" | "VmHWM"): number {
  const line = new RegExp(`${what}:\\s+(\\d+)`, "u").exec(readFileSync(`/proc/${child.pid}/status`, "utf8"));
  return Math.round(Number(line?.[1]) / 1024);
}

if (!existsSync(join(sharedDir, "load"))) {
  console.warn(`跳过：没有 ${join(sharedDir, "load")}`);
  process.exit(0);
}
const questions = readFileSync(join(sharedDir, "eval/dev.jsonl"), "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => (JSON.parse(line) as { question: string }).question);
const folders = prepareFolders("office");
try {
  const built = await runProgram(folders, ["reload", "--json"]).ended;
  if (built.code !== 0) throw new Error(built.errors);
  const { chunks } = JSON.parse(built.output) as { chunks: number };
  const started = performance.now();
  await using server = await serve(folders);
  const startS = (performance.now() - started) / 1000;
  const tokens = await addAskers(server.url);
  await work(server.url, tokens, 5000, () => 1000);
  const calm = await work(server.url, tokens, seconds * 1000, () => 3000 + random() * 4000);
  const rss = memoryOf(server, "VmRSS");
  const crowd = await work(server.url, tokens, Math.min(seconds, 60) * 1000, () => 0);
  const ms = (tally: Tally, rank: number): number => Math.round(percentile(tally.latencies, rank));
  judge(
    {
      chunks,
      askers,
      seconds,
      start_s: Math.round(startS * 100) / 100,
      answered: calm.latencies.length,
      answers_a_second: Math.round(calm.latencies.length / seconds),
      p50_ms: ms(calm, 0.5),
      p95_ms: ms(calm, 0.95),
      p99_ms: ms(calm, 0.99),
      refused: calm.refused,
      failed: calm.failed,
      rss_mb: rss,
      crowd_answers_a_second: Math.round(crowd.latencies.length / Math.min(seconds, 60)),
      crowd_p50_ms: ms(crowd, 0.5),
      crowd_p95_ms: ms(crowd, 0.95),
      crowd_refused: crowd.refused,
      crowd_failed: crowd.failed,
      peak_rss_mb: memoryOf(server, "VmHWM"),
    },
    limits,
  );
} finally {
  folders.remove();
}
