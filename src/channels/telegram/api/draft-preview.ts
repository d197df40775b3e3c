import type { Context } from "grammy";
import { messageLimit } from "../render/split-message.ts";

/** One chat takes about one message a second. */
const intervalMs = 1_200;

export interface DraftPreview {
  append(text: string): void;
  /** Ends the preview; afterwards the final message may be sent. */
  finish(): Promise<void>;
}

/**
 * Streams an answer as a message draft (Bot API, private chats only). A draft is a passing preview: a
 * stale one is skipped, and a server without drafts is left alone after its first refusal.
 */
export function createDraftPreview(ctx: Context): DraftPreview {
  let text = "";
  let shown = "";
  let ended = ctx.chat?.type !== "private";
  let running = Promise.resolve();
  // The first draft waits too: an answer that is ready at once needs no preview.
  let timer: NodeJS.Timeout | null = null;

  const show = async () => {
    timer = null;
    if (ended || text === shown) return;
    shown = text;
    try {
      await ctx.replyWithDraft(text.slice(0, messageLimit).trim());
    } catch {
      ended = true;
    }
    schedule();
  };
  const schedule = () => {
    if (ended || timer !== null || text === shown) return;
    timer = setTimeout(() => {
      running = show();
    }, intervalMs);
  };
  return {
    append: (delta) => {
      text += delta;
      schedule();
    },
    finish: async () => {
      ended = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}
