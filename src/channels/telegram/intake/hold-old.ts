import type { MiddlewareFn } from "grammy";
import type { UpdateInbox } from "../../../ports/chat-store.ts";
import type { BotContext } from "./delivery.ts";

/** Someone who asked longer ago than this has stopped waiting. */
const oldAfterMs = 10 * 60_000;

/** Messages that came while nobody served are put aside; their senders get one summary instead of old answers. */
export function holdOld(inbox: UpdateInbox, onHeld: () => void): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const { message, delivery } = ctx;
    if (message === undefined || delivery.wanted || Date.now() - message.date * 1_000 < oldAfterMs)
      return await next();
    inbox.hold(delivery.updateId, "old");
    onHeld();
  };
}
