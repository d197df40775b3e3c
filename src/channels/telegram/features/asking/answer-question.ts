import type { Answer } from "../../../../domain/answer.ts";
import { keyboardOf } from "../../sending/send.ts";
import type { BotContext } from "../../intake/delivery.ts";
import { conversationOf } from "../../intake/conversation.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { feedbackRow } from "./feedback.ts";
import { isInternal, withholdInternal } from "../../internal-sources.ts";
import { renderAnswer, type SourceButton } from "../../render/render-answer.ts";
import { richText } from "../../render/text/rich-text.ts";
import { inTurn, type Turn } from "./in-turn.ts";

/** Asks the assistant and sends the whole answer, whatever was or was not previewed on the way. */
export async function answerQuestion(
  ctx: BotContext,
  question: string,
  dependencies: TelegramDependencies,
): Promise<void> {
  await inTurn(ctx, dependencies, async (turn) => {
    const outcome = await collectAnswer(ctx, question, dependencies, turn);
    turn.release();
    await turn.display.finish();
    if (outcome === null) return;
    if (typeof outcome === "string") {
      await turn.display.end(richText([outcome]));
      return;
    }
    const { assistant, access, sendsInternal } = dependencies;
    const reader = access.readerFor(ctx);
    const sendable = sendsInternal
      ? outcome
      : withholdInternal(outcome, (file) => isInternal(assistant, reader, file));
    const message = renderAnswer(sendable, ctx.me.username);
    if (outcome.outcome !== "chat") dependencies.answered.add(ctx, outcome);
    const rating = outcome.outcome === "chat" ? [] : [feedbackRow(ctx.update.update_id)];
    await turn.display.end(message, keyboardOf([...inPairs(message.buttons), ...rating]));
  });
}

/** The answer, one calm sentence on why there is none, or null when it was stopped. */
async function collectAnswer(
  ctx: BotContext,
  question: string,
  { assistant, access, sendsInternal }: TelegramDependencies,
  { display, signal }: Turn,
): Promise<Answer | string | null> {
  const reader = access.readerFor(ctx);
  let previewable = false;
  const request = { question, conversation: conversationOf(ctx) };
  for await (const event of assistant.ask(request, reader, signal)) {
    if (signal.aborted) return null;
    if (event.type === "answer-end") return event.answer;
    if (event.type === "error") return event.message;
    // Before the answer is whole nobody knows what it cites: anything internal found, nothing shown.
    if (event.type === "passages-found")
      previewable =
        sendsInternal || !event.passages.some((passage) => isInternal(assistant, reader, passage.file));
    if (event.type === "text-delta" && previewable) display.place(event.position, event.text);
  }
  return null;
}

function inPairs(buttons: readonly SourceButton[]): SourceButton[][] {
  const rows: SourceButton[][] = [];
  for (let at = 0; at < buttons.length; at += 2) rows.push(buttons.slice(at, at + 2));
  return rows;
}
