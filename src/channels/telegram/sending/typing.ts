import type { Context } from "grammy";

/** Telegram shows the action for at most 5 s. */
const repeatMs = 4_500;

/** Shows “typing” until stopped. Only a courtesy: its failures are nobody's business. */
export function startTyping(ctx: Context): { stop(): void } {
  const show = () => {
    ctx.replyWithChatAction("typing").catch(() => undefined);
  };
  show();
  const timer = setInterval(show, repeatMs);
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}
