import { Composer } from "grammy";
import { say } from "../../sending/send.ts";
import type { BotContext } from "../../intake/delivery.ts";
import { conversationOf, ownerOf } from "../../intake/conversation.ts";
import type { TelegramDependencies } from "../../dependencies.ts";

/** `/cancel`, and the stop button of a draft: one's own answers in this chat, running and waiting. */
export function createCancelFeature({ queue }: TelegramDependencies): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("cancel", async (ctx) => {
    const owner = ownerOf(ctx);
    const conversation = conversationOf(ctx);
    const stopped = queue.cancel((ticket) => ticket.owner === owner && ticket.conversation === conversation);
    await say(ctx, stopped === 0 ? "现在没有正在进行的回答。" : "已停止。");
  });
  feature.on("stopped_message_generation", (ctx) => {
    const { chat, draft_id: updateId } = ctx.stoppedMessageGeneration;
    queue.cancel((ticket) => ticket.updateId === updateId && ticket.owner === String(chat.id));
  });
  return feature;
}
