/**
 * The Telegram channel under load, against the fake Bot API server on loopback: `npm run bench:telegram`.
 * The bot runs in a process of its own; the server and the crowd run here.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { percentile } from "../../src/operations/evaluation/scoring.ts";
import { createRandom } from "../support/random.ts";
import { createCrowd, startBotProcess, type Tally } from "../support/telegram/crowd.ts";
import {
  startFakeTelegram,
  type FakeTelegram,
  type FakeTelegramOptions,
} from "../support/telegram/server.ts";
import { message } from "../support/telegram/updates.ts";

const chats = 200;
const killRounds = 5;
const questions = [
  "科级干部一年要培训多少学时？",
  "党员领导干部民主生活会多久开一次？",
  "发展党员要经过哪些程序？",
  "换届“十个严禁”是哪些？",
  "党课一般多久上一次？",
];

const folder = mkdtempSync(join(tmpdir(), "youju-bench-telegram-"));
let stores = 0;

async function withServer<T>(
  options: FakeTelegramOptions,
  run: (telegram: FakeTelegram, storeFile: string) => Promise<T>,
): Promise<T> {
  const telegram = await startFakeTelegram(options);
  stores += 1;
  try {
    return await run(telegram, join(folder, `telegram-${String(stores)}.db`));
  } finally {
    await telegram.close();
  }
}

/** Milliseconds from the question to its final message, by chat. */
async function askAll(telegram: FakeTelegram, ids: readonly number[], withinMs: number): Promise<number[]> {
  const pushed = new Map<number, number>();
  for (const id of ids) {
    pushed.set(id, Date.now());
    telegram.push(message(questions[id % questions.length] ?? "", { from: id }));
  }
  const arrivals = () => telegram.callsTo("sendMessage").filter(({ status }) => status === 200);
  const chatOf = (payload: Record<string, unknown>) => Number(payload["chat_id"]);
  await telegram.until(() => {
    const answered = new Set(arrivals().map(({ payload }) => chatOf(payload)));
    return ids.every((id) => answered.has(id));
  }, withinMs);
  return arrivals()
    .filter(({ payload }) => pushed.has(chatOf(payload)))
    .map(({ payload, at }) => at - (pushed.get(chatOf(payload)) ?? 0));
}

async function measureLoad(): Promise<object> {
  return await withServer({}, async (telegram, storeFile) => {
    const bot = await startBotProcess(telegram, storeFile, "real", join(folder, "data"));
    try {
      // The first questions pay for caches and compilation, as they would in an office.
      await askAll(telegram, range(9_000, 5), 60_000);
      const before = await bot.loop();
      const times = await askAll(telegram, range(1, chats), 60_000);
      const { p99, max, cpu } = await bot.loop();
      return {
        chats,
        answered: times.length,
        answer_ms: summary(times),
        loop_delay_ms: { p99, max },
        cpu_ms_per_answer: Math.round((cpu - before.cpu) / chats),
      };
    } finally {
      await bot.kill();
    }
  });
}

/** Extractive answers beside ten chats whose model takes 20 s. */
async function measureSlowModel(): Promise<object> {
  return await withServer({}, async (telegram, storeFile) => {
    const bot = await startBotProcess(telegram, storeFile, "real", join(folder, "data"));
    const trickle = async (from: number): Promise<number[]> => {
      const times: number[] = [];
      for (const id of range(from, 60)) times.push(...(await askAll(telegram, [id], 30_000)));
      return times;
    };
    try {
      await askAll(telegram, range(9_000, 5), 60_000);
      const alone = await trickle(10_000);
      for (const id of range(1, 10)) telegram.push(message(`慢 ${String(id)}`, { from: id }));
      await sleep(500);
      const beside = await trickle(20_000);
      await telegram.until(
        () => telegram.messages.filter(({ text }) => text.startsWith("答：慢")).length === 10,
        60_000,
      );
      return {
        alone_ms: summary(alone),
        beside_ms: summary(beside),
        added_p50_ms: percentile(beside, 0.5) - percentile(alone, 0.5),
        added_p95_ms: percentile(beside, 0.95) - percentile(alone, 0.95),
      };
    } finally {
      await bot.kill();
    }
  });
}

/** Every fifth API call fails: 429, 500, cut before, cut after the work was done. */
async function measureFaults(): Promise<Tally> {
  return await withServer({}, async (telegram, storeFile) => {
    telegram.failAt(0.2, createRandom(20_260_301));
    const bot = await startBotProcess(telegram, storeFile, "echo");
    const crowd = createCrowd(telegram);
    try {
      for (const id of range(1, chats))
        for (const n of [1, 2, 3]) crowd.ask(id, `问题 ${String(id)}-${String(n)}`);
      await crowd.settle(240_000);
      return crowd.tally();
    } finally {
      await bot.kill();
    }
  });
}

/** Killed in the middle, started again, several times over. */
async function measureKills(): Promise<Tally & { readonly kills: number }> {
  return await withServer({}, async (telegram, storeFile) => {
    const random = createRandom(7);
    const crowd = createCrowd(telegram);
    let bot = await startBotProcess(telegram, storeFile, "echo");
    for (let round = 1; round <= killRounds; round += 1) {
      for (const id of range(1, chats)) crowd.ask(id, `第${String(round)}轮 ${String(id)}`);
      await sleep(100 + random() * 600);
      await bot.kill();
      bot = await startBotProcess(telegram, storeFile, "echo");
    }
    try {
      await crowd.settle(120_000);
      return { ...crowd.tally(), kills: killRounds };
    } finally {
      await bot.kill();
    }
  });
}

/** Telegram's own 30 messages a second over all chats: slower, but nothing may be lost. */
async function measureOverallLimit(): Promise<Tally & { readonly took_s: number }> {
  return await withServer({ overallPerSecond: 30 }, async (telegram, storeFile) => {
    const bot = await startBotProcess(telegram, storeFile, "echo");
    const crowd = createCrowd(telegram);
    const started = Date.now();
    try {
      for (const id of range(1, chats)) crowd.ask(id, `问题 ${String(id)}`);
      await crowd.settle(120_000);
      return { ...crowd.tally(), took_s: (Date.now() - started) / 1_000 };
    } finally {
      await bot.kill();
    }
  });
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => from + at);
}

function summary(times: readonly number[]): object {
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), max: sorted.at(-1) };
}

try {
  for (const [name, measure] of [
    ["200 chats at once, extractive", measureLoad],
    ["beside ten chats with a model of 20 s", measureSlowModel],
    ["20 % of API calls fail", measureFaults],
    ["kill -9 in the middle", measureKills],
    ["30 messages a second in all", measureOverallLimit],
  ] as const) {
    if (process.argv[2] !== undefined && !name.includes(process.argv[2])) continue;
    console.log(`${name}: ${JSON.stringify(await measure())}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
