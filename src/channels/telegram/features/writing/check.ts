import { Composer } from "grammy";
import type { Document } from "grammy/types";
import { describeError, YoujuError } from "../../../../errors.ts";
import { cleanText } from "../../intake/addressing.ts";
import type { BotContext } from "../../intake/delivery.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { renderReview } from "../../render/render-review.ts";
import { readFile } from "../library/read-file.ts";
import { replyToMessage, say, sendRichText } from "../../sending/send.ts";

export const checkData = "k:check";

const usage = "请把要检查的文字写在 /check 后面，或回复一份文件（docx、doc、wps、pdf、txt）发送 /check。";

/** `/check`: what a careful reader would mark in a writer's own text. */
export function createCheckFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const { access, assistant } = dependencies;
  const feature = new Composer<BotContext>();
  feature.command("check", async (ctx) => {
    const replied = ctx.message?.reply_to_message;
    const text = cleanText(ctx.match) || cleanText(replied?.text ?? "");
    if (replied?.document !== undefined) await checkFile(ctx, replied.document, dependencies);
    else if (text === "") await say(ctx, usage);
    else await sendRichText(ctx, renderReview(assistant.writing.review(text, null, access.readerFor(ctx))));
  });
  feature.callbackQuery(checkData, async (ctx) => {
    const document = replyToMessage(ctx)?.document;
    if (document === undefined) {
      await ctx.answerCallbackQuery({ text: "找不到原来的文件，请重新发送。", show_alert: true });
      return;
    }
    await ctx.answerCallbackQuery();
    await checkFile(ctx, document, dependencies);
  });
  return feature;
}

/** The marks first: what must not be here gets no findings that quote it. */
async function checkFile(
  ctx: BotContext,
  document: Document,
  dependencies: TelegramDependencies,
): Promise<void> {
  const file = await readFile(ctx, document, dependencies);
  if (typeof file === "string") return await say(ctx, file);
  const { access, assistant } = dependencies;
  try {
    const review = await assistant.writing.reviewFile(file.name, file.bytes, access.readerFor(ctx));
    await sendRichText(ctx, renderReview(review));
  } catch (error) {
    if (!(error instanceof YoujuError)) throw error;
    await say(ctx, `这份文件没有检查：${describeError(error)}`);
  }
}
