import { createRunner, createSource, createUpdateFetcher, type RunnerHandle } from "@grammyjs/runner";
import type { Bot } from "grammy";
import type { Update } from "grammy/types";
import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "../../../logger.ts";
import { describeFailure, hasErrorCode } from "../api/failures.ts";
import type { BotContext } from "../intake/delivery.ts";
import type { Dispatcher } from "../intake/dispatcher.ts";
import { allowedUpdates } from "../intake/filter-updates.ts";
import type { Pace } from "../pace.ts";
import type { Intake } from "./intake.ts";

const longPollSeconds = 25;
/** An outage may be long; giving up is for people to decide. */
const maxRetryTime = Number.MAX_SAFE_INTEGER;

/** Long polling with the runner. An update is confirmed only when it lies in the inbox. */
export function createPolling(
  bot: Bot<BotContext>,
  dispatcher: Dispatcher,
  { logger, pace, inline }: { readonly logger: Logger; readonly pace: Pace; readonly inline: boolean },
): Intake {
  let runner: RunnerHandle | null = null;
  let fault: string | null = null;

  /** Telegram keeps what was not stored; so the fetching waits until it is. */
  const store = async (updates: readonly Update[], signal: AbortSignal) => {
    for (;;) {
      try {
        dispatcher.receive(updates);
        return;
      } catch (error) {
        if (signal.aborted) throw error;
        logger.error(describeFailure(error), "telegram updates cannot be stored, will keep trying");
        await delay(pace.reconnect);
      }
    }
  };

  return {
    start: async () => {
      // A webhook left over from elsewhere would make getUpdates fail with 409.
      await bot.api.deleteWebhook();
      const fetchUpdates = createUpdateFetcher(bot, {
        fetch: { timeout: longPollSeconds, allowed_updates: allowedUpdates(inline) },
        retryInterval: pace.reconnect,
        maxRetryTime,
        silent: true,
      });
      const source = createSource<Update>({
        supply: async (batchSize, signal) => {
          const updates = await fetchUpdates(batchSize, signal);
          await store(updates, signal as AbortSignal);
          return updates;
        },
      });
      runner = createRunner(source, {
        handle: () => Promise.resolve(Infinity),
        size: () => dispatcher.size,
        snapshot: () => [],
      });
      runner.start();
      runner.task()?.catch((error: unknown) => {
        fault = pollingFault(error);
        logger.error(describeFailure(error), fault);
      });
    },
    stop: async () => {
      if (runner?.isRunning() === true) await runner.stop();
    },
    get running() {
      return runner?.isRunning() ?? false;
    },
    get fault() {
      return fault;
    },
  };
}

function pollingFault(error: unknown): string {
  if (hasErrorCode(error, 409))
    return "telegram stopped: another program polls with this TELEGRAM_BOT_TOKEN; stop it and restart";
  if (hasErrorCode(error, 401))
    return "telegram stopped: TELEGRAM_BOT_TOKEN was revoked; set the new one from @BotFather and restart";
  return "telegram stopped: updates cannot be fetched; restart to try again";
}
