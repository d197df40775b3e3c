import { Composer } from "grammy";
import { editRichText, keyboardOf, say, sendRichText } from "../../sending/send.ts";
import type { BotContext } from "../../intake/delivery.ts";
import { parseSourceCallback, type SourceReference } from "../../callback-data.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { internalNotice } from "../../internal-sources.ts";
import { pasteRow } from "./paste.ts";
import type { ChatButton } from "../../render/chat-button.ts";
import type { RichText } from "../../render/text/rich-text.ts";
import { renderClause } from "../../render/render-clause.ts";

const changedNotice = "这份资料已更新或移除，原来的位置对不上了，请重新提问。";

interface OpenedClause extends RichText {
  readonly rows: readonly (readonly ChatButton[])[];
}

/** Buttons under an answer and inside a clause message. */
export function createSourcesFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on("callback_query", async (ctx) => {
    const callback = parseSourceCallback(ctx.callbackQuery.data ?? "");
    if (callback === null) {
      await ctx.answerCallbackQuery({ text: "这个按钮已失效，请重新提问。" });
      return;
    }
    const clause = await findClause(ctx, callback, callback.page, dependencies);
    if (typeof clause === "string") {
      await ctx.answerCallbackQuery({ text: clause, show_alert: true });
      return;
    }
    // First, so that the button stops spinning whatever becomes of the message.
    await ctx.answerCallbackQuery();
    if (callback.action === "turn") await editRichText(ctx, clause, keyboardOf(clause.rows));
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
  const clause = await findClause(ctx, reference, null, dependencies);
  if (typeof clause === "string") await say(ctx, clause);
  else await sendClause(ctx, clause);
}

/** The clause, or the sentence to say instead. */
async function findClause(
  ctx: BotContext,
  reference: SourceReference,
  page: number | null,
  dependencies: TelegramDependencies,
): Promise<OpenedClause | string> {
  const { assistant, access, library, sendsInternal } = dependencies;
  const reader = access.readerFor(ctx);
  const file = (await library.current()).files.get(reference.fileHash);
  const view = file === undefined ? null : assistant.document(file, reader);
  if (view === null) return changedNotice;
  if (view.meta.internal && !sendsInternal) return internalNotice;
  const clause = renderClause(view, reference, page);
  if (clause === null) return changedNotice;
  return { ...clause, rows: [...clause.rows, pasteRow(ctx, view.meta.file, reference, dependencies)] };
}

async function sendClause(ctx: BotContext, clause: OpenedClause): Promise<void> {
  await sendRichText(ctx, clause, { keyboard: keyboardOf(clause.rows) });
}
