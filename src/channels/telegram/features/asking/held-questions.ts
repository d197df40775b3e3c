import { Composer } from "grammy";
import { parseAgain } from "../../callback-data.ts";
import { messageOf } from "../../intake/backlog.ts";
import type { BotContext } from "../../intake/delivery.ts";
import type { TelegramDependencies } from "../../dependencies.ts";

/** Buttons under a summary of what was not answered: answer this one after all. */
export function createHeldQuestionsFeature({ store, pump }: TelegramDependencies): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on("callback_query:data", async (ctx, next) => {
    const again = parseAgain(ctx.callbackQuery.data);
    if (again === null) return await next();
    const { id, place } = again;
    const held = store.inbox.held(id);
    // Of two buttons for one question only the first press counts, whatever became of its answer.
    const message = held?.place === place ? messageOf(held) : null;
    if (message === null || message.chat.id !== ctx.chat?.id) {
      await ctx.answerCallbackQuery({ text: "这一条已经回答过，或者已经过期，请重新提问。" });
      return;
    }
    if (message.from?.id !== ctx.from.id) {
      await ctx.answerCallbackQuery({ text: "请由提问的人来点。" });
      return;
    }
    await ctx.answerCallbackQuery({ text: "好的，马上回答。" });
    if (store.inbox.ask(id)) pump();
  });
  return feature;
}
