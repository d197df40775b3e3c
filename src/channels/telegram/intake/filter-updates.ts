import { limit } from "@grammyjs/ratelimiter";
import type { Context, MiddlewareFn } from "grammy";
import { speakerId } from "./access.ts";
import { isAddressed } from "./addressing.ts";
import { replyParameters } from "../api/send.ts";

/** The only updates we ask Telegram for. */
export const allowedUpdates = ["message", "callback_query"] as const;

/** Anonymous group admins write as this bot; every other bot is none of our partners. */
const anonymousAdminId = 1087968824;

/**
 * Lets through what is meant for us: messages addressed to the bot and presses of its buttons. Edited and
 * channel posts, business messages, other bots and automatic forwards end here.
 */
export function meantForUs(): MiddlewareFn {
  return async (ctx, next) => {
    if (ctx.callbackQuery !== undefined) return await next();
    const { message } = ctx;
    if (message === undefined || message.is_automatic_forward === true) return;
    if (message.from.is_bot && message.from.id !== anonymousAdminId) return;
    if (isAddressed(message, ctx.me)) await next();
  };
}

const windowMs = 60_000;
const mostPerWindow = 30;

/** Bounds what one user can cost; said once a minute, then silence. */
export function limitUsers(): MiddlewareFn {
  return limit<Context, never>({
    timeFrame: windowMs,
    limit: mostPerWindow,
    keyGenerator: (ctx) => String(speakerId(ctx)),
    onLimitExceeded: (ctx) => {
      // Lost words about a flood need no report.
      askForPatience(ctx).catch(() => undefined);
    },
  });
}

async function askForPatience(ctx: Context): Promise<void> {
  const text = "您发得太快了，请过一分钟再试。";
  if (ctx.callbackQuery === undefined) await ctx.reply(text, replyParameters(ctx));
  else await ctx.answerCallbackQuery({ text });
}
