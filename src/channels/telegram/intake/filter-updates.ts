import { limit } from "@grammyjs/ratelimiter";
import type { MiddlewareFn } from "grammy";
import type { Logger } from "../../../logger.ts";
import { speakerId } from "./access.ts";
import { isAddressed } from "./addressing.ts";
import { say } from "../sending/send.ts";
import type { BotContext } from "./delivery.ts";

/** The only updates we ask Telegram for. */
export function allowedUpdates(inline: boolean) {
  const always = ["message", "callback_query", "stopped_message_generation"] as const;
  return inline ? ([...always, "inline_query"] as const) : always;
}

/** Anonymous group admins write as this bot; every other bot is none of our partners. */
const anonymousAdminId = 1087968824;

/**
 * Lets through what is meant for us: messages addressed to the bot and presses of its buttons. Edited and
 * channel posts, business messages, other bots and automatic forwards end here.
 */
export function meantForUs(): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    if (ctx.callbackQuery ?? ctx.stoppedMessageGeneration ?? ctx.inlineQuery) return await next();
    const { message } = ctx;
    if (message === undefined || message.is_automatic_forward === true) return;
    if (message.from.is_bot && message.from.id !== anonymousAdminId) return;
    if (isAddressed(message, ctx.me)) await next();
  };
}

const windowMs = 60_000;
const mostPerWindow = 30;

/** Bounds what one user can cost; said once a minute, then silence. */
export function limitUsers(): MiddlewareFn<BotContext> {
  return limit<BotContext, never>({
    timeFrame: windowMs,
    limit: mostPerWindow,
    keyGenerator: (ctx) => String(speakerId(ctx)),
    onLimitExceeded: (ctx) => {
      // Lost words about a flood need no report.
      askForPatience(ctx).catch(() => undefined);
    },
  });
}

async function askForPatience(ctx: BotContext): Promise<void> {
  const text = "您发得太快了，请过一分钟再试。";
  if (ctx.callbackQuery !== undefined) await ctx.answerCallbackQuery({ text });
  else if (ctx.message !== undefined) await say(ctx, text);
}

/** What people write stays out of the log unless an admin looks for a fault (LOG_CONTENT=1). */
export function logContent(logger: Logger, enabled: boolean): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    if (enabled)
      logger.info(
        { user: speakerId(ctx), text: ctx.msg?.text, data: ctx.callbackQuery?.data },
        "telegram content",
      );
    await next();
  };
}
