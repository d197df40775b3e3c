import type { Pace } from "../pace.ts";
import type { BotContext } from "../intake/delivery.ts";
import { latestPart } from "../render/text/split-message.ts";
import { hasErrorCode } from "../api/failures.ts";

export interface Preview {
  /** Shows this text soon, unless something newer comes first. */
  show(text: string): void;
  /** Ends the preview; afterwards the final message may be sent. */
  finish(): Promise<void>;
}

export interface DraftOptions {
  readonly pace: Pace;
  /** The server knows no drafts: `text` is what was to be shown. */
  readonly onUnsupported: (text: string) => void;
}

/**
 * Shows a text as a message draft (Bot API, private chats only), with a button to stop. A draft is a passing
 * preview: a stale one is skipped, and no failure of one matters.
 */
export function createDraftPreview(ctx: BotContext, { pace, onUnsupported }: DraftOptions): Preview {
  let text = "";
  let shown = "";
  let ended = false;
  let running = Promise.resolve();
  // Counts from now: an answer that is ready at once needs no preview.
  let lastAt = performance.now();
  let timer: NodeJS.Timeout | null = null;

  const send = async () => {
    if (ended) return;
    shown = text;
    lastAt = performance.now();
    try {
      await ctx.replyWithDraft(latestPart(text), {
        // The stop button names the draft by it, which is how the question is found again.
        draft_id: ctx.update.update_id,
        can_stop: true,
      });
    } catch (error) {
      if (hasErrorCode(error, 404)) {
        ended = true;
        onUnsupported(text);
      }
      // Refused otherwise, in this chat: typing goes on, the answer comes all the same.
      if (hasErrorCode(error, 400, 403)) ended = true;
    }
    schedule();
  };
  const schedule = () => {
    if (timer !== null) clearTimeout(timer);
    if (ended) return;
    const pause = text === shown ? pace.draftRefresh : pace.edit;
    timer = setTimeout(
      () => {
        running = running.then(send);
      },
      Math.max(lastAt + pause - performance.now(), 0),
    );
  };
  return {
    show: (next) => {
      if (next === text || next.trim() === "") return;
      text = next;
      schedule();
    },
    finish: async () => {
      ended = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}
