import { Composer } from "grammy";
import type { DocumentView } from "../../../../domain/view.ts";
import { hasErrorCode } from "../../api/failures.ts";
import { keyboardOf, say, sendRichText } from "../../sending/send.ts";
import type { BotContext } from "../../intake/delivery.ts";
import { hashFile, parseSourceCallback, type SourceReference } from "../../callback-data.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { internalNotice } from "../../internal-sources.ts";
import { renderClause, type ClauseMessage } from "../../render/render-clause.ts";

const changedNotice = "这份资料已更新或移除，原来的位置对不上了，请重新提问。";

/** Buttons under an answer and inside a clause message. */
export function createSourcesFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on("callback_query", async (ctx) => {
    const callback = parseSourceCallback(ctx.callbackQuery.data ?? "");
    if (callback === null) {
      await ctx.answerCallbackQuery({ text: "这个按钮已失效，请重新提问。" });
      return;
    }
    const clause = findClause(ctx, callback, callback.page, dependencies);
    if (typeof clause === "string") {
      await ctx.answerCallbackQuery({ text: clause, show_alert: true });
      return;
    }
    // First, so that the button stops spinning whatever becomes of the message.
    await ctx.answerCallbackQuery();
    if (callback.action === "turn") await editClause(ctx, clause);
    else await sendClause(ctx, clause);
  });
  return feature;
}

/** Sends the clause a deep link points to, or says why it cannot. */
export async function openSource(
  ctx: BotContext,
  reference: SourceReference,
  dependencies: TelegramDependencies,
): Promise<void> {
  const clause = findClause(ctx, reference, null, dependencies);
  if (typeof clause === "string") await say(ctx, clause);
  else await sendClause(ctx, clause);
}

/** The clause, or the sentence to say instead. */
function findClause(
  ctx: BotContext,
  reference: SourceReference,
  page: number | null,
  dependencies: TelegramDependencies,
): ClauseMessage | string {
  const view = findDocument(ctx, reference.fileHash, dependencies);
  if (view === null) return changedNotice;
  if (view.meta.internal && !dependencies.sendsInternal) return internalNotice;
  return renderClause(view, reference, page) ?? changedNotice;
}

/** Resolved anew each time: the index may have been reloaded since the button was made. */
function findDocument(
  ctx: BotContext,
  fileHash: string,
  { assistant, access }: TelegramDependencies,
): DocumentView | null {
  const reader = access.readerFor(ctx);
  const summary = assistant.documents(reader).find((document) => hashFile(document.file) === fileHash);
  return summary === undefined ? null : assistant.document(summary.file, reader);
}

async function sendClause(ctx: BotContext, clause: ClauseMessage): Promise<void> {
  await sendRichText(ctx, clause, { keyboard: keyboardOf(clause.rows) });
}

async function editClause(ctx: BotContext, clause: ClauseMessage): Promise<void> {
  const keyboard = keyboardOf(clause.rows);
  try {
    await ctx.editMessageText(clause.text, {
      entities: [...clause.entities],
      link_preview_options: { is_disabled: true },
      ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
    });
  } catch (error) {
    // Pressed twice ("not modified") or the message is gone: the reader sees what there is to see.
    if (!hasErrorCode(error, 400)) throw error;
  }
}
