import type { InlineKeyboard } from "grammy";
import type { Pace } from "../pace.ts";
import type { BotContext } from "../intake/delivery.ts";
import type { RichText } from "../render/text/rich-text.ts";
import { splitMessage } from "../render/text/split-message.ts";
import { isUnmodified } from "../api/failures.ts";
import { replyParameters, sendRichText } from "./send.ts";

export interface ProgressMessage {
  /** Shows this now or never: what comes too soon after the last edit is dropped. */
  show(text: string): void;
  /** Turns the message into its final text, without the button; what does not fit follows in further messages. */
  end(message: RichText): Promise<void>;
}

/** After a restart the message of before is taken up again. */
export async function startProgressMessage(
  ctx: BotContext,
  text: string,
  keyboard: InlineKeyboard | null,
  pace: Pace,
): Promise<ProgressMessage> {
  if (ctx.delivery.placeholder === null) {
    const sent = await ctx.reply(text, {
      ...replyParameters(ctx),
      ...(keyboard === null ? {} : { reply_markup: keyboard }),
    });
    ctx.delivery.keepPlaceholder(sent.message_id);
  }
  let shown = text;
  let lastEdit = performance.now();
  let running: Promise<unknown> | null = null;

  const edit = async (message: RichText, buttons: InlineKeyboard | null) => {
    try {
      await ctx.api.editMessageText(ctx.chat?.id ?? 0, ctx.delivery.placeholder ?? 0, message.text, {
        entities: [...message.entities],
        ...(buttons === null ? {} : { reply_markup: buttons }),
      });
    } catch (error) {
      if (!isUnmodified(error)) throw error;
    }
  };
  return {
    show: (next) => {
      if (running !== null || next === shown || performance.now() - lastEdit < pace.edit) return;
      shown = next;
      lastEdit = performance.now();
      // A missed step is made up for by the next one or by the end.
      running = edit({ text: next, entities: [] }, keyboard)
        .catch(() => undefined)
        .finally(() => {
          running = null;
        });
    },
    end: async (message) => {
      await running;
      const [first, ...rest] = splitMessage(message);
      if (first === undefined) return;
      // The admin may have deleted the message: the report is sent anew.
      await edit(first, null).catch(() => sendRichText(ctx, first));
      for (const part of rest) await sendRichText(ctx, part);
    },
  };
}
