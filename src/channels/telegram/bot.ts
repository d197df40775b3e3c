import { sequentialize } from "@grammyjs/runner";
import { Bot } from "grammy";
import { setMaxListeners } from "node:events";
import type { Assistant } from "../../assistant.ts";
import type { TelegramConfig } from "../../config.ts";
import type { Logger } from "../../logger.ts";
import { createAccess, createAccessGate } from "./intake/access.ts";
import { answerCallbacks } from "./api/answer-callbacks.ts";
import { limitUsers, meantForUs } from "./intake/filter-updates.ts";
import { reportFailure } from "./api/report-failure.ts";
import { createRetry } from "./api/retry.ts";
import { watchNetwork } from "./api/watch-network.ts";
import { publishCommandMenu } from "./command-menu.ts";
import { orderOf } from "./intake/conversation.ts";
import { createAskFeature } from "./features/ask.ts";
import { createFallbackFeature } from "./features/fallback.ts";
import { createReloadFeature } from "./features/reload.ts";
import { createSourcesFeature } from "./features/sources.ts";
import { createStatusFeature } from "./features/status.ts";
import { createWelcomeFeature } from "./features/welcome.ts";
import { createPolling, type TelegramBot } from "./polling.ts";

/** Longer than one long poll, shorter than a reader's patience. */
const requestTimeoutSeconds = 60;

export interface TelegramBotOptions {
  readonly assistant: Assistant;
  readonly config: TelegramConfig;
  readonly logger: Logger;
}

/** The Telegram door: everything is installed here, in the order in which an update passes it. */
export function createTelegramBot({ assistant, config, logger }: TelegramBotOptions): TelegramBot {
  const bot = new Bot(config.token, {
    client: { apiRoot: config.apiRoot, timeoutSeconds: requestTimeoutSeconds },
  });
  bot.api.config.use(watchNetwork(logger), createRetry());

  const answers = new AbortController();
  // Every running answer listens to it, hundreds at a time: that is no leak.
  setMaxListeners(0, answers.signal);
  const access = createAccess(config);
  const dependencies = { assistant, access, logger, signal: answers.signal };
  bot.use(
    meantForUs(),
    answerCallbacks(),
    limitUsers(),
    createAccessGate(access),
    sequentialize(orderOf),
    createWelcomeFeature(dependencies),
    createReloadFeature(dependencies),
    createStatusFeature(dependencies),
    createSourcesFeature(dependencies),
    createAskFeature(dependencies),
    createFallbackFeature(),
  );
  bot.catch((error) => reportFailure(error, logger));

  return createPolling(bot, {
    logger,
    onReady: () => publishCommandMenu(bot.api, config.adminIds, logger),
    abortWork: () => {
      answers.abort();
    },
  });
}
