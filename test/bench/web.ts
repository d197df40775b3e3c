/**
 * Fifty conversations of fifty people over real HTTP, the server in a process of its own: `npm run bench:web`.
 * First all of them ask at the same moment, several times over; then each asks, reads a while and asks on.
 * An event is dropped when a number is missing in a stream, when it has no end, or when the pieces do not
 * make the answer.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readEvents } from "../../src/channels/web/page/api/event-reader.ts";
import { placePiece } from "../../src/domain/text/place-piece.ts";
import { percentile } from "../../src/operations/evaluation/scoring.ts";
import { createRandom } from "../support/random.ts";

const people = 50;
const rounds = 6;
/** Longest a person reads before the next question, ms. */
const longestReading = 4000;
const targetMs = 300;
const questions = [
  "科级干部一年要培训多少学时？",
  "党支部党员大会多久开一次？",
  "发展对象公示要几天？",
  "换届“十个严禁”是哪些？",
  "民主生活会每年开几次？",
  "提拔干部任前公示多少天？",
];
const root = fileURLToPath(new URL("../../", import.meta.url));
const adminToken = "bench-admin-token";

interface Asked {
  readonly firstMs: number;
  readonly totalMs: number;
  readonly events: number;
  readonly dropped: number;
}

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

async function startServer(dataDir: string): Promise<Server> {
  const child = spawn(process.execPath, [join(root, "bin/youju.mjs"), "serve"], {
    env: { ...process.env, PORT: "0", DATA_DIR: dataDir, ADMIN_TOKEN: adminToken, LOG_LEVEL: "silent" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let out = "";
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (piece: Buffer) => {
      out += piece.toString();
      const found = /^listening on (.+)$/mu.exec(out)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", () => reject(new Error("the server ended before it listened")));
  });
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function addUser(url: string, id: string): Promise<string> {
  const response = await fetch(`${url}/api/users`, {
    method: "POST",
    headers: { authorization: `Bearer ${adminToken}`, "content-type": "application/json" },
    body: JSON.stringify({ id }),
  });
  const { token } = (await response.json()) as { token: string };
  return token;
}

async function ask(url: string, token: string, question: string, conversation: string): Promise<Asked> {
  const started = performance.now();
  const response = await fetch(`${url}/api/ask`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ question, conversation }),
  });
  if (response.body === null || !response.ok) throw new Error(`${response.status} ${await response.text()}`);
  let firstMs = 0;
  let events = 0;
  let dropped = 0;
  let pieces: readonly string[] = [];
  let answer: string | null = null;
  for await (const { name, data, id } of readEvents(response.body)) {
    if (events === 0) firstMs = performance.now() - started;
    events += 1;
    if (id?.split("-")[1] !== String(events + dropped)) dropped += 1;
    const value = JSON.parse(data) as { text: string; position: number; answer: string };
    if (name === "text-delta") pieces = placePiece(pieces, value.position, value.text);
    if (name === "answer-end") ({ answer } = value);
  }
  if (answer === null || pieces.join("") !== answer) dropped += 1;
  return { firstMs, totalMs: performance.now() - started, events, dropped };
}

function tell(name: string, asked: readonly Asked[]): Asked[] {
  const of = (key: "firstMs" | "totalMs", share: number): string =>
    Math.round(
      percentile(
        asked.map((one) => one[key]),
        share,
      ),
    ).toString();
  const sum = (key: "events" | "dropped"): number => asked.reduce((all, one) => all + one[key], 0);
  console.log(
    `${name}: ${asked.length} questions, ${sum("events")} events, ${sum("dropped")} dropped; ` +
      `first event p50 ${of("firstMs", 0.5)} ms, p95 ${of("firstMs", 0.95)} ms; ` +
      `whole answer p50 ${of("totalMs", 0.5)} ms, p95 ${of("totalMs", 0.95)} ms`,
  );
  return [...asked];
}

const folder = mkdtempSync(join(tmpdir(), "youju-bench-web-"));
const server = await startServer(folder);
try {
  const tokens: string[] = [];
  for (let index = 0; index < people; index += 1) tokens.push(await addUser(server.url, `bench${index}`));
  const question = (index: number): string => questions[index % questions.length] ?? "";
  await ask(server.url, adminToken, question(0), "warm");

  const burst: Asked[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const all = tokens.map((token, who) => ask(server.url, token, question(who + round), `burst-${who}`));
    burst.push(...(await Promise.all(all)));
  }
  tell(`${people} at the same moment, ${rounds} times`, burst);

  const random = createRandom(7);
  const conversations = tokens.map(async (token, who) => {
    const asked: Asked[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await sleep(random() * longestReading);
      asked.push(await ask(server.url, token, question(who + round), `paced-${who}`));
    }
    return asked;
  });
  const paced = (await Promise.all(conversations)).flat();
  tell(`${people} conversations, up to ${longestReading / 1000} s of reading between questions`, paced);
  const good =
    [...burst, ...paced].every(({ dropped }) => dropped === 0) &&
    percentile(
      paced.map(({ firstMs }) => firstMs),
      0.95,
    ) <= targetMs;
  console.log(`target: 0 dropped, first event p95 ≤ ${targetMs} ms: ${good ? "met" : "MISSED"}`);
  process.exitCode = good ? 0 : 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
