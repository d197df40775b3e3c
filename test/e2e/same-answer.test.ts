import { afterAll, beforeAll, expect, it } from "vitest";
import { openSqliteChatStore } from "../../src/adapters/office/sqlite-chat-store.ts";
import type { Assistant } from "../../src/assistant.ts";
import { runCli } from "../../src/channels/cli/run.ts";
import { createTelegramBot } from "../../src/channels/telegram/bot.ts";
import { createWebServer } from "../../src/channels/web/server.ts";
import type { Answer } from "../../src/domain/answers/answer.ts";
import { createLogger } from "../../src/logger.ts";
import { openStarter } from "../support/open-app.ts";
import { sampleInstallation } from "../support/sample-installation.ts";
import { fastPace, haste } from "../support/telegram/fast-pace.ts";
import { fakeToken, startFakeTelegram } from "../support/telegram/server.ts";
import { message } from "../support/telegram/updates.ts";
import { createTestOffice } from "../support/test-office.ts";
import { parseEvents, postJson } from "../support/web-test-server.ts";

const questions = [
  "拟提拔干部任前公示几天？",
  "换届“十个严禁”是哪些？",
  "党员大会和支委会多久开一次，有什么区别",
  "2022年培训党员多少人次",
  "社区工作者的公积金怎么提取",
  "谢谢",
];

const logger = createLogger("silent");
const office = createTestOffice();
let assistant: Assistant;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ assistant, close } = await openStarter());
});
afterAll(() => close());

/** All that may differ is how long it took; that no file was attached is said where one can be. */
function comparable(answer: Answer): object {
  const { timings_ms: _taken, ...rest } = answer;
  return { ...rest, attached: null };
}

async function askOnCommandLine(question: string): Promise<Answer> {
  let out = "";
  const unused = (): never => {
    throw new Error("not asked for");
  };
  await runCli(["ask", question, "--json"], {
    terminal: { out: (text) => (out += text), err: () => {}, isInteractive: false, ask: undefined },
    signal: new AbortController().signal,
    openAssistant: () => Promise.resolve({ ...assistant, close: () => Promise.resolve() }),
    reload: unused,
    backUp: unused,
    restore: unused,
    removeSamples: unused,
    bench: unused,
    forget: unused,
    openOffice: unused,
    examine: unused,
    serve: unused,
  });
  return JSON.parse(out) as Answer;
}

async function askOnThePage(url: string, question: string): Promise<Answer> {
  const events = parseEvents(await (await postJson(`${url}/api/ask`, { question })).text());
  expect(events.at(-1)?.event).toBe("answer-end");
  return events.at(-1)?.data as unknown as Answer;
}

it("is the same object on the command line, on the page and in Telegram", async () => {
  const server = createWebServer({
    host: "127.0.0.1",
    port: 0,
    people: office.people,
    audit: office.audit,
    logger,
    installation: sampleInstallation,
    pageDir: "/nonexistent",
    assistant,
  });
  const { url } = await server.listen();
  const telegram = await startFakeTelegram({ haste });
  const told: Answer[] = [];
  const store = openSqliteChatStore(":memory:");
  const bot = createTelegramBot({
    assistant: {
      ...assistant,
      // What the bot is given to show, seen on its way.
      async *ask(...request) {
        for await (const event of assistant.ask(...request)) {
          if (event.type === "answer-end") told.push(event.answer);
          yield event;
        }
      },
    },
    config: {
      token: fakeToken,
      apiRoot: telegram.apiRoot,
      adminIds: [],
      allowedIds: [],
      groupIds: [],
      collections: "all",
      sendsInternal: false,
      inline: false,
      webhook: null,
      proxy: null,
      logsContent: false,
    },
    store,
    audit: office.audit,
    logger,
    pace: fastPace,
  });
  await bot.start();
  try {
    const answers: Answer[] = [];
    for (const question of questions) {
      answers.push(await askOnCommandLine(question));
      const [inTerminal] = answers.slice(-1).map(comparable);
      expect(comparable(await askOnThePage(url, question))).toEqual(inTerminal);
      const before = told.length;
      telegram.push(message("/new"));
      telegram.push(message(question));
      await telegram.until(() => told.length > before);
      expect(comparable(told.at(-1)!)).toEqual(inTerminal);
    }
    const outcomes = answers.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(["answered", "answered", "answered", "answered", "refused", "chat"]);
  } finally {
    await bot.stop();
    store.close();
    await telegram.close();
    await server.close();
  }
}, 60_000);
