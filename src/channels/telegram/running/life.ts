import type { Bot } from "grammy";
import { setTimeout as delay } from "node:timers/promises";
import { ConfigError } from "../../../errors.ts";
import type { Logger } from "../../../logger.ts";
import { describeFailure, hasErrorCode } from "../api/failures.ts";
import type { BotContext } from "../intake/delivery.ts";
import type { Pace } from "../pace.ts";
import type { Dispatcher } from "../intake/dispatcher.ts";
import type { Intake } from "./intake.ts";

/** `connecting`: the API server does not answer yet; `stopped` also after a fault that needs a person. */
export type BotState = "connecting" | "polling" | "webhook" | "stopped";

export interface BotLife {
  /** @throws ConfigError when Telegram refuses the token. Without network it keeps trying in the background. */
  start(): Promise<void>;
  stop(): Promise<void>;
  readonly running: boolean;
  readonly state: BotState;
}

export interface LifeOptions {
  readonly intake: Intake;
  readonly mode: "polling" | "webhook";
  readonly dispatcher: Dispatcher;
  readonly logger: Logger;
  readonly pace: Pace;
  /** Once Telegram has answered and updates flow. */
  readonly onReady: () => Promise<void>;
  readonly abortWork: () => void;
  /** After the last update is out of work. */
  readonly onStopped: () => void;
}

/** From the first getMe to the last answer: starting, keeping on trying, stopping in time. */
export function createLife(bot: Bot<BotContext>, options: LifeOptions): BotLife {
  const { intake, mode, dispatcher, logger, pace } = options;
  const life = new AbortController();
  let stopped: Promise<void> | null = null;
  let refused = false;

  const connect = async () => {
    bot.botInfo = await bot.api.getMe();
    if (life.signal.aborted) return;
    await intake.start();
    logger.info({ username: bot.botInfo.username, mode }, "telegram bot running");
    // What an earlier run left in the inbox.
    dispatcher.pump();
    await options.onReady();
  };

  const keepConnecting = async () => {
    for (;;) {
      await delay(pace.reconnect, undefined, { signal: life.signal });
      try {
        await connect();
        return;
      } catch (error) {
        if (isRefusal(error)) {
          refused = true;
          logger.error(describeFailure(error), refusedToken().message);
          return;
        }
      }
    }
  };

  const shutDown = async () => {
    life.abort();
    const deadline = performance.now() + pace.stopGrace;
    await Promise.race([
      intake.stop().catch(() => undefined),
      delay(pace.stopGrace, undefined, { ref: false }),
    ]);
    dispatcher.stop();
    await idle(dispatcher, deadline);
    options.abortWork();
    await idle(dispatcher, performance.now() + pace.farewell);
    options.onStopped();
  };

  return {
    start: async () => {
      try {
        await connect();
      } catch (error) {
        if (isRefusal(error)) {
          refused = true;
          throw refusedToken();
        }
        logger.warn(describeFailure(error), "telegram not reachable yet, will keep trying");
        // Ends with the stop signal; refusals are logged inside.
        keepConnecting().catch(() => undefined);
      }
    },
    stop: () => (stopped ??= shutDown()),
    get running() {
      return intake.running;
    },
    get state() {
      if (intake.running) return mode;
      return refused || life.signal.aborted || intake.fault !== null ? "stopped" : "connecting";
    },
  };
}

async function idle(dispatcher: Dispatcher, deadline: number): Promise<void> {
  while (dispatcher.size > 0 && performance.now() < deadline) await delay(20);
}

/** Telegram answers an unknown token with 401, one of the wrong form with 404. */
function isRefusal(error: unknown): boolean {
  return hasErrorCode(error, 401, 404);
}

function refusedToken(): ConfigError {
  return new ConfigError("Telegram 不接受 TELEGRAM_BOT_TOKEN", "请向 @BotFather 核对令牌，改正后重新启动");
}
