import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteChatStore } from "../../../src/adapters/office/sqlite-chat-store.ts";
import { createTelegramBot } from "../../../src/channels/telegram/bot.ts";
import type { TelegramConfig } from "../../../src/settings/telegram.ts";
import type { Logger } from "../../../src/logger.ts";
import { createTestOffice } from "../test-office.ts";
import { createFakeAssistant, type FakeAssistant, type FakeAssistantOptions } from "../fake-assistant.ts";
import { fastPace, haste } from "./fast-pace.ts";
import { fakeToken, startFakeTelegram, type FakeTelegram } from "./server.ts";

export interface LogLine {
  readonly level: keyof Logger;
  readonly fields: object;
  readonly message: string;
}

export function recordingLogger(): { logger: Logger; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: keyof Logger) => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  return { logger: { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") }, lines };
}

const toStop: (() => Promise<unknown>)[] = [];

/** Call in afterEach: stops every bot and server that a test started. */
export async function stopHarnesses(): Promise<void> {
  for (const stop of toStop.splice(0).reverse()) await stop();
}

export interface HarnessOptions {
  readonly config?: Partial<TelegramConfig>;
  readonly assistant?: FakeAssistantOptions;
  readonly start?: boolean;
  /** Default: forgotten with the test. */
  readonly storeFile?: string;
  readonly answersAtOnce?: number;
  /** An API server that goes on living, for restarts. */
  readonly telegram?: FakeTelegram;
}

/** The true bot against the fake Bot API server. */
export async function startHarness(options: HarnessOptions = {}) {
  const telegram = options.telegram ?? (await startFakeTelegram({ haste }));
  if (options.telegram === undefined) toStop.push(() => telegram.close());
  const assistant: FakeAssistant = createFakeAssistant(options.assistant);
  const { logger, lines } = recordingLogger();
  const config: TelegramConfig = {
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
    ...options.config,
  };
  const store = openSqliteChatStore(options.storeFile ?? ":memory:");
  toStop.push(() => Promise.resolve(store.close()));
  const { audit } = createTestOffice();
  const bot = createTelegramBot({
    assistant,
    config,
    store,
    audit,
    logger,
    pace: fastPace,
    ...(options.answersAtOnce === undefined ? {} : { answersAtOnce: options.answersAtOnce }),
  });
  toStop.push(() => bot.stop());
  if (options.start !== false) await bot.start();
  return { telegram, assistant, bot, store, audit, lines };
}

/** A folder for the bot's memory, so that it outlives a restart. */
export function temporaryFolder(): Disposable & { readonly storeFile: string } {
  const path = mkdtempSync(join(tmpdir(), "youju-telegram-"));
  return {
    storeFile: join(path, "telegram.db"),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}
