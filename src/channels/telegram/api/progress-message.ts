import type { Context } from "grammy";
import type { RichText } from "../render/rich-text.ts";
import { splitMessage } from "../render/split-message.ts";
import { hasErrorCode } from "./failures.ts";
import { replyParameters, sendRichText } from "./send.ts";

/** Telegram takes about 20 edits a minute in a group and one a second elsewhere. */
const intervalMs = 1_200;

export interface ProgressMessage {
  /** Shows this now or never: what comes too soon after the last edit is dropped. */
  show(text: string): void;
  /** Turns the message into its final text; what does not fit follows in further messages. */
  end(message: RichText): Promise<void>;
}

export async function startProgressMessage(ctx: Context, text: string): Promise<ProgressMessage> {
  const sent = await ctx.reply(text, replyParameters(ctx));
  let shown = text;
  let lastEdit = Date.now();
  let running: Promise<unknown> | null = null;

  const edit = async (message: RichText) => {
    try {
      await ctx.api.editMessageText(sent.chat.id, sent.message_id, message.text, {
        entities: [...message.entities],
      });
    } catch (error) {
      if (!hasErrorCode(error, 400) || !isUnmodified(error)) throw error;
    }
  };
  return {
    show: (next) => {
      if (running !== null || next === shown || Date.now() - lastEdit < intervalMs) return;
      shown = next;
      lastEdit = Date.now();
      // A missed step is made up for by the next one or by the end.
      running = edit({ text: next, entities: [] })
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
      await edit(first).catch(() => sendRichText(ctx, first));
      for (const part of rest) await sendRichText(ctx, part);
    },
  };
}

function isUnmodified(error: unknown): boolean {
  return error instanceof Error && error.message.includes("message is not modified");
}
