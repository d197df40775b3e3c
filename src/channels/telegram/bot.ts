import { sequentialize } from "@grammyjs/runner";
import { Bot } from "grammy";
import { setMaxListeners } from "node:events";
import type { Assistant } from "../../assistant.ts";
import type { AuditLog } from "../../domain/people/audit-log.ts";
import type { Logger } from "../../logger.ts";
import type { ChatStore } from "../../ports/chat-store.ts";
import type { TelegramConfig } from "../../settings/telegram.ts";
import { answerCallbacks } from "./api/answer-callbacks.ts";
import { clientOptions, createAgent } from "./api/client-options.ts";
import { createDownload } from "./api/download.ts";
import { createLine } from "./api/line.ts";
import { createRetry } from "./api/retry.ts";
import { settleFailure } from "./api/settle-failure.ts";
import { watchNetwork } from "./api/watch-network.ts";
import { publishCommandMenu } from "./command-menu.ts";
import type { TelegramDependencies } from "./dependencies.ts";
import { createAnsweredQuestions } from "./features/asking/answered.ts";
import { createKept } from "./features/kept.ts";
import { createLibraryReading } from "./library.ts";
import { createFeatures } from "./features/features.ts";
import { createAccess, createAccessGate } from "./intake/access.ts";
import { createAnswerQueue } from "./intake/answer-queue.ts";
import { createBacklog } from "./intake/backlog.ts";
import { orderOf } from "./intake/conversation.ts";
import type { BotContext, Delivery } from "./intake/delivery.ts";
import { createDispatcher, type Outcome } from "./intake/dispatcher.ts";
import { limitUsers, logContent, meantForUs } from "./intake/filter-updates.ts";
import { holdOld } from "./intake/hold-old.ts";
import { wellFormed } from "./intake/well-formed.ts";
import { usualPace, type Pace } from "./pace.ts";
import { createLife, type BotLife, type BotState } from "./running/life.ts";
import { createPolling } from "./running/polling.ts";
import { createWebhook } from "./running/webhook.ts";

export interface TelegramBotOptions {
  readonly assistant: Assistant;
  readonly config: TelegramConfig;
  readonly store: ChatStore;
  readonly audit: AuditLog;
  readonly logger: Logger;
  /** Answers worked on at once, default 32. */
  readonly answersAtOnce?: number;
  /** Default: `usualPace`. */
  readonly pace?: Pace;
}

export interface TelegramBot extends Pick<BotLife, "start" | "stop" | "running"> {
  /** Null with long polling. */
  readonly webhook: { readonly path: string; receive(request: Request): Promise<Response> } | null;
  /** Nobody is named in any list, so everybody may ask. */
  readonly isOpen: boolean;
  health(): { readonly state: BotState; readonly waiting: number };
}

/** The Telegram door: everything is installed here, in the order in which an update passes it. */
export function createTelegramBot(options: TelegramBotOptions): TelegramBot {
  const { assistant, config, store, logger, pace = usualPace } = options;
  const agent = createAgent(config);
  const bot = new Bot<BotContext>(config.token, { client: clientOptions(config.apiRoot, agent) });
  const line = createLine();
  bot.api.config.use(watchNetwork(line, logger), createRetry(pace));

  const answers = new AbortController();
  // Every running answer listens to it, hundreds at a time: that is no leak.
  setMaxListeners(0, answers.signal);
  const access = createAccess(config, store.grants);
  const backlog = createBacklog(store.inbox, bot.api, logger, pace);
  const deliveries = new Map<number, Delivery>();

  const dispatcher = createDispatcher({
    inbox: store.inbox,
    pace,
    onHeld: () => backlog.notify(),
    handle: async (update, delivery): Promise<Outcome> => {
      deliveries.set(update.update_id, delivery);
      try {
        await bot.handleUpdate(update);
        return "finished";
      } catch (error) {
        return await settleFailure(error, logger);
      } finally {
        deliveries.delete(update.update_id);
      }
    },
  });
  const dependencies: TelegramDependencies = {
    assistant,
    store,
    access,
    lists: config,
    queue: createAnswerQueue(answers.signal, options.answersAtOnce),
    library: createLibraryReading(assistant),
    answered: createAnsweredQuestions(),
    pins: createKept(store.notes, "pins"),
    drafts: { supported: true },
    logger,
    pace,
    sendsInternal: config.sendsInternal,
    inline: config.inline,
    download: createDownload(config, agent),
    audit: options.audit,
    api: bot.api,
    pump: () => dispatcher.pump(),
    signal: answers.signal,
  };

  bot.use(
    async (ctx, next) => {
      const delivery = deliveries.get(ctx.update.update_id);
      if (delivery === undefined) throw new Error("update did not come through the inbox");
      ctx.delivery = delivery;
      ctx.line = line;
      await next();
    },
    wellFormed(logger),
    meantForUs(),
    answerCallbacks(),
    createAccessGate(access),
    holdOld(store.inbox, () => backlog.notify()),
    limitUsers(),
    logContent(logger, config.logsContent),
    sequentialize(orderOf),
    createFeatures(dependencies),
  );

  const webhook =
    config.webhook === null
      ? null
      : createWebhook(bot, dispatcher, logger, { webhook: config.webhook, inline: config.inline });
  const life = createLife(bot, {
    intake: webhook ?? createPolling(bot, dispatcher, { logger, pace, inline: config.inline }),
    mode: webhook === null ? "polling" : "webhook",
    dispatcher,
    logger,
    pace,
    onReady: async () => {
      // What a dead process left half sent.
      backlog.notify();
      await publishCommandMenu(bot.api, config.adminIds, logger);
    },
    abortWork: () => answers.abort(),
    onStopped: () => backlog.stop(),
  });
  return {
    start: () => life.start(),
    stop: () => life.stop(),
    get running() {
      return life.running;
    },
    webhook,
    isOpen: access.isOpen,
    health: () => ({ state: life.state, waiting: store.inbox.waitingCount() }),
  };
}
