import type { Context } from "grammy";
import type { Pace } from "../pace.ts";

/** Shows “typing” until stopped. Only a courtesy: its failures are nobody's business. */
export function startTyping(ctx: Context, pace: Pace): { stop(): void } {
  const show = () => {
    ctx.replyWithChatAction("typing").catch(() => undefined);
    timer = setTimeout(show, pace.typingEvery);
  };
  let timer = setTimeout(show, pace.typingAfter);
  return {
    stop: () => {
      clearTimeout(timer);
    },
  };
}
