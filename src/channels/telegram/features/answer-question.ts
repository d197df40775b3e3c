import type { Context } from "grammy";
import type { Answer } from "../../../domain/answer.ts";
import { createDraftPreview } from "../api/draft-preview.ts";
import { keyboardOf, replyParameters, sendRichText } from "../api/send.ts";
import { startTyping } from "../api/typing.ts";
import { conversationOf } from "../intake/conversation.ts";
import type { TelegramDependencies } from "../dependencies.ts";
import { isInternal, withholdInternal } from "../internal-sources.ts";
import { renderAnswer, type SourceButton } from "../render/render-answer.ts";

/** Asks the assistant and sends the whole answer, whatever was or was not previewed on the way. */
export async function answerQuestion(
  ctx: Context,
  question: string,
  dependencies: TelegramDependencies,
): Promise<void> {
  const outcome = await collectAnswer(ctx, question, dependencies);
  if (typeof outcome === "string") {
    await ctx.reply(outcome, replyParameters(ctx));
    return;
  }
  const { assistant, access } = dependencies;
  const reader = access.readerFor(ctx);
  const sendable = withholdInternal(outcome, (file) => isInternal(assistant, reader, file));
  const message = renderAnswer(sendable, ctx.me.username);
  await sendRichText(ctx, message, { keyboard: keyboardOf(inPairs(message.buttons)) });
}

/** The answer, or one calm sentence on why there is none. */
async function collectAnswer(
  ctx: Context,
  question: string,
  { assistant, access, signal }: TelegramDependencies,
): Promise<Answer | string> {
  const reader = access.readerFor(ctx);
  const typing = startTyping(ctx);
  const preview = createDraftPreview(ctx);
  let previewable = false;
  try {
    const request = { question, conversation: conversationOf(ctx) };
    for await (const event of assistant.ask(request, reader, signal)) {
      if (event.type === "answer-end") return event.answer;
      if (event.type === "error") return event.message;
      // Before the answer is whole nobody knows what it cites: anything internal found, nothing shown.
      if (event.type === "passages-found")
        previewable = !event.passages.some((passage) => isInternal(assistant, reader, passage.file));
      if (event.type === "text-delta" && previewable) preview.append(event.text);
    }
  } finally {
    typing.stop();
    await preview.finish();
  }
  return "服务正在停止，这个问题没有答完，请稍后再问一次。";
}

function inPairs(buttons: readonly SourceButton[]): SourceButton[][] {
  const rows: SourceButton[][] = [];
  for (let at = 0; at < buttons.length; at += 2) rows.push(buttons.slice(at, at + 2));
  return rows;
}
