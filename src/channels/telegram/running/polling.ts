import { run, type RunnerHandle } from "@grammyjs/runner";
import type { Bot } from "grammy";
import { setTimeout as delay } from "node:timers/promises";
import { ConfigError } from "../../errors.ts";
import type { Logger } from "../../logger.ts";
import { describeFailure, hasErrorCode } from "./api/failures.ts";
import { allowedUpdates } from "./intake/filter-updates.ts";

const longPollSeconds = 25;
/** Constant: the runner's doubling would leave the bot deaf for minutes after a long outage. */
const retryMs = 2_000;
/** Stop takes at most 5 s: answers get this long to end by themselves, then a moment to say goodbye. */
const graceMs = 3_500;
const farewellMs = 1_200;

export interface TelegramBot {
  /** @throws ConfigError when Telegram refuses the token. Without network it keeps trying in the background. */
  start(): Promise<void>;
  stop(): Promise<void>;
  readonly running: boolean;
}

export interface PollingOptions {
  readonly logger: Logger;
  /** Once Telegram has answered and updates flow. */
  readonly onReady: () => Promise<void>;
  readonly abortWork: () => void;
}

/** Long polling with the runner: chats are served side by side. */
export function createPolling(bot: Bot, { logger, onReady, abortWork }: PollingOptions): TelegramBot {
  let runner: RunnerHandle | null = null;
  let stopped: Promise<void> | null = null;
  const life = new AbortController();

  const connect = async () => {
    bot.botInfo = await bot.api.getMe();
    // A webhook left over from elsewhere would make getUpdates fail with 409.
    await bot.api.deleteWebhook();
    if (life.signal.aborted) return;
    runner = run(bot, {
      runner: {
        fetch: { timeout: longPollSeconds, allowed_updates: [...allowedUpdates] },
        retryInterval: retryMs,
        silent: true,
      },
    });
    runner.task()?.catch((error: unknown) => {
      logger.error(describeFailure(error), pollingFault(error));
    });
    logger.info({ username: bot.botInfo.username }, "telegram bot running");
    await onReady();
  };

  const keepConnecting = async () => {
    for (;;) {
      await delay(retryMs, undefined, { signal: life.signal });
      try {
        await connect();
        return;
      } catch (error) {
        if (isRefusal(error)) {
          logger.error(describeFailure(error), refusedToken().message);
          return;
        }
      }
    }
  };

  const shutDown = async () => {
    life.abort();
    const handle = runner;
    if (handle === null) return;
    const deadline = Date.now() + graceMs;
    // stop() ends the intake only; updates in work are counted by size().
    const intake = handle.isRunning() ? handle.stop() : undefined;
    await Promise.race([intake?.catch(() => undefined), delay(graceMs, undefined, { ref: false })]);
    await idle(handle, deadline);
    abortWork();
    await idle(handle, Date.now() + farewellMs);
  };

  return {
    start: async () => {
      try {
        await connect();
      } catch (error) {
        if (isRefusal(error)) throw refusedToken();
        logger.warn(describeFailure(error), "telegram not reachable yet, will keep trying");
        // Ends with the stop signal; refusals are logged inside.
        keepConnecting().catch(() => undefined);
      }
    },
    stop: () => (stopped ??= shutDown()),
    get running() {
      return runner?.isRunning() ?? false;
    },
  };
}

async function idle(handle: RunnerHandle, deadline: number): Promise<void> {
  while (handle.size() > 0 && Date.now() < deadline) await delay(20);
}

/** Telegram answers an unknown token with 401, one of the wrong form with 404. */
function isRefusal(error: unknown): boolean {
  return hasErrorCode(error, 401, 404);
}

function refusedToken(): ConfigError {
  return new ConfigError("Telegram 不接受 TELEGRAM_BOT_TOKEN", "请向 @BotFather 核对令牌，改正后重新启动");
}

function pollingFault(error: unknown): string {
  if (hasErrorCode(error, 409))
    return "telegram stopped: another program polls with this TELEGRAM_BOT_TOKEN; stop it and restart";
  if (hasErrorCode(error, 401))
    return "telegram stopped: TELEGRAM_BOT_TOKEN was revoked; set the new one from @BotFather and restart";
  return "telegram stopped: updates cannot be fetched; restart to try again";
}
