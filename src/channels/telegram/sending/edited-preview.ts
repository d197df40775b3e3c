import type { Pace } from "../pace.ts";
import type { BotContext } from "../intake/delivery.ts";
import type { RichText } from "../render/text/rich-text.ts";
import { latestPart } from "../render/text/split-message.ts";
import type { InlineKeyboard } from "grammy";
import { hasErrorCode } from "../api/failures.ts";
import { replyParameters, withoutBadEntities, withoutPreview } from "./send.ts";
import type { Preview } from "./draft-preview.ts";

export interface EditedPreview extends Preview {
  /** Turns the message shown so far into this one; false when there is none to turn. */
  become(message: RichText, keyboard?: InlineKeyboard): Promise<boolean>;
}

/**
 * Shows a text in a message that is edited now and then and at last becomes the answer. Editing twice is the
 * same as editing once, so nothing can come double, not even after a restart.
 */
export function createEditedPreview(ctx: BotContext, pace: Pace): EditedPreview {
  const interval = ctx.chat?.type === "private" ? pace.edit : pace.groupEdit;
  let text = "";
  let shown = "";
  let ended = false;
  let running = Promise.resolve();
  // The first text comes after a second, whatever the interval of edits.
  let nextAt = performance.now() + pace.edit;
  let timer: NodeJS.Timeout | null = null;

  const send = async () => {
    timer = null;
    if (ended) return;
    const part = latestPart(text);
    shown = text;
    nextAt = performance.now() + interval;
    try {
      const { placeholder } = ctx.delivery;
      if (placeholder === null) {
        const sent = await ctx.reply(part, replyParameters(ctx));
        ctx.delivery.keepPlaceholder(sent.message_id);
      } else await ctx.api.editMessageText(ctx.chat?.id ?? 0, placeholder, part);
    } catch {
      // A step missed; the next one or the answer makes up for it.
    }
    schedule();
  };
  const schedule = () => {
    if (ended || timer !== null || text === shown) return;
    timer = setTimeout(
      () => {
        running = running.then(send);
      },
      Math.max(nextAt - performance.now(), 0),
    );
  };
  return {
    show: (next) => {
      if (next.trim() === "") return;
      text = next;
      schedule();
    },
    finish: async () => {
      ended = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
    become: async (message, keyboard) => {
      const { placeholder } = ctx.delivery;
      if (placeholder === null) return false;
      const buttons = keyboard === undefined ? {} : { reply_markup: keyboard };
      try {
        await withoutBadEntities(message, (text, entities) =>
          ctx.api.editMessageText(ctx.chat?.id ?? 0, placeholder, text, {
            entities,
            ...withoutPreview,
            ...buttons,
          }),
        );
        return true;
      } catch (error) {
        // Deleted by somebody.
        if (hasErrorCode(error, 400)) return false;
        throw error;
      }
    },
  };
}
