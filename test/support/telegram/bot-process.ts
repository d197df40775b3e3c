/**
 * The bot in a process of its own, to be measured and killed: `bot-process.ts API_ROOT STORE_FILE MODE DATA_DIR`.
 * MODE `echo`: a scripted assistant that answers 答：… at once, or after 20 s what begins with 慢.
 * MODE `real`: the real one over the packaged knowledge. Says `ready`; answers `loop` with the event-loop
 * delays since the last time, in ms.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { openSqliteChatStore } from "../../../src/adapters/office/sqlite-chat-store.ts";
import type { Assistant } from "../../../src/assistant.ts";
import { createTelegramBot } from "../../../src/channels/telegram/bot.ts";
import { createLogger } from "../../../src/logger.ts";
import { createFakeAssistant } from "../fake-assistant.ts";
import { answer } from "../fake-knowledge.ts";
import { openApp, packagedKnowledgeDir } from "../open-app.ts";
import { createTestOffice } from "../test-office.ts";
import { fakeToken } from "./server.ts";

const [apiRoot = "", storeFile = "", mode = "", dataDir = ""] = process.argv.slice(2);
const slowMs = 20_000;

/** The given assistant, with a scripted model behind some questions. */
function withSlowModel(assistant: Assistant, isScripted: (question: string) => boolean): Assistant {
  return {
    ...assistant,
    async *ask(request, reader, signal) {
      if (!isScripted(request.question)) {
        yield* assistant.ask(request, reader, signal);
        return;
      }
      yield { type: "passages-found", conversation: request.conversation ?? null, passages: [] };
      if (request.question.startsWith("慢")) await sleep(slowMs, undefined, signal ? { signal } : {});
      const text = `答：${request.question}`;
      yield { type: "text-delta", text, position: 0 };
      yield { type: "answer-end", answer: answer(request.question, text, []) };
    },
  };
}

const assistant =
  mode === "real"
    ? withSlowModel((await openApp(packagedKnowledgeDir, dataDir)).assistant, (text) => text.startsWith("慢"))
    : withSlowModel(createFakeAssistant(), () => true);
const bot = createTelegramBot({
  assistant,
  config: {
    token: fakeToken,
    apiRoot,
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
  store: openSqliteChatStore(storeFile),
  audit: createTestOffice().audit,
  logger: createLogger("silent"),
});
await bot.start();

const delays = monitorEventLoopDelay({ resolution: 5 });
delays.enable();
process.on("message", () => {
  const ms = (value: number) => Math.round(value / 1e4) / 100;
  const { user, system } = process.cpuUsage();
  process.send?.({ p99: ms(delays.percentile(99)), max: ms(delays.max), cpu: (user + system) / 1e3 });
  delays.reset();
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
