import { createAnswerDisplay, type AnswerDisplay } from "../../sending/answer-display.ts";
import { conversationOf, ownerOf } from "../../intake/conversation.ts";
import { InterruptedError, type BotContext } from "../../intake/delivery.ts";
import type { TelegramDependencies } from "../../dependencies.ts";

export interface Turn {
  readonly display: AnswerDisplay;
  readonly signal: AbortSignal;
  /** The assistant has finished; what remains is sending. */
  release(): void;
}

/**
 * Runs what may take long when it is its sender's turn, telling the place in the queue meanwhile. A work that
 * finds its signal aborted may simply return: /cancel has answered, or the next start will.
 */
export async function inTurn(
  ctx: BotContext,
  dependencies: TelegramDependencies,
  work: (turn: Turn) => Promise<void>,
): Promise<void> {
  const { queue, drafts, pace, signal: stopping } = dependencies;
  const display = createAnswerDisplay(ctx, drafts, pace);
  const ticket = { owner: ownerOf(ctx), conversation: conversationOf(ctx), updateId: ctx.update.update_id };
  let timer: NodeJS.Timeout | null = null;
  const stopTelling = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const tellPlace = (ahead: () => number) => {
    const tell = () => {
      display.status(placeText(ahead()));
      timer = setTimeout(tell, pace.placeEvery);
    };
    timer = setTimeout(tell, pace.placeAfter);
  };
  try {
    await queue.run(ticket, tellPlace, async (turn) => {
      stopTelling();
      if (turn.signal.aborted) return;
      display.begin();
      await work({ display, signal: turn.signal, release: () => turn.release() });
    });
  } finally {
    stopTelling();
    await display.finish();
  }
  if (stopping.aborted && !ctx.delivery.hasArrived) throw new InterruptedError();
}

function placeText(ahead: number): string {
  return ahead === 0 ? "正在排队，马上轮到。" : `正在排队，前面还有 ${String(ahead)} 个问题。`;
}
