import type { Context } from "grammy";

/** An answer that is ready sooner needs no announcement, and two hundred of them no two hundred calls. */
const firstMs = 300;
/** Telegram shows the action for at most 5 s. */
const repeatMs = 4_500;

/** Shows “typing” until stopped. Only a courtesy: its failures are nobody's business. */
export function startTyping(ctx: Context): { stop(): void } {
  const show = () => {
    ctx.replyWithChatAction("typing").catch(() => undefined);
    timer = setTimeout(show, repeatMs);
  };
  let timer = setTimeout(show, firstMs);
  return {
    stop: () => {
      clearTimeout(timer);
    },
  };
}
