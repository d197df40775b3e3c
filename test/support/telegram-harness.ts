import { createTelegramBot } from "../../src/channels/telegram/bot.ts";
import type { TelegramConfig } from "../../src/config.ts";
import type { Logger } from "../../src/logger.ts";
import { createFakeAssistant, type FakeAssistant, type FakeAssistantOptions } from "./fake-assistant.ts";
import { fakeToken, startFakeTelegram } from "./fake-telegram.ts";

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
}

/** The true bot against the fake Bot API server. */
export async function startHarness(options: HarnessOptions = {}) {
  const telegram = await startFakeTelegram();
  toStop.push(() => telegram.close());
  const assistant: FakeAssistant = createFakeAssistant(options.assistant);
  const { logger, lines } = recordingLogger();
  const config: TelegramConfig = {
    token: fakeToken,
    apiRoot: telegram.apiRoot,
    adminIds: [],
    allowedIds: [],
    ...options.config,
  };
  const bot = createTelegramBot({ assistant, config, logger });
  toStop.push(() => bot.stop());
  if (options.start !== false) await bot.start();
  return { telegram, assistant, bot, lines };
}
