import { Composer, InlineKeyboard } from "grammy";
import type { Feedback } from "../../../../domain/operation/insights.ts";
import { describeError, YoujuError } from "../../../../errors.ts";
import { feedbackData, parseFeedback } from "../../callback-data.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { cleanText } from "../../intake/addressing.ts";
import type { BotContext } from "../../intake/delivery.ts";
import { say } from "../../sending/send.ts";
import type { AnsweredQuestion } from "./answered.ts";

/** What is wrong with an answer, most often. */
const reasons = ["答非所问", "依据不对", "内容过时", "没有答全"];
const usage = "请在收到回答后，把意见写在后面，例如：/feedback 依据是旧规定。觉得好就发：/feedback 有用";
const longestReason = 300;
const praise = /^(?:有用|有帮助|很?好|不错|准确|正确|赞|谢谢)[。！!]?$/u;

/** The row under an answer. */
export function feedbackRow(updateId: number) {
  return [
    { label: "有用", data: feedbackData(updateId, "up") },
    { label: "没用", data: feedbackData(updateId, "down") },
  ];
}

/** 有用 / 没用 under an answer, then the reason by a button or by `/feedback` in one's own words. */
export function createFeedbackFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const { assistant, access, answered } = dependencies;
  const feature = new Composer<BotContext>();

  /** Keeps it and gives the words to say. */
  const keep = (
    ctx: BotContext,
    { question, outcome, cited }: AnsweredQuestion,
    verdict: Feedback["verdict"],
    thanks: string,
    reason?: string,
  ): string => {
    try {
      assistant.feedback({ question, outcome, cited, verdict, reason }, access.readerFor(ctx));
      return thanks;
    } catch (error) {
      if (error instanceof YoujuError) return describeError(error);
      throw error;
    }
  };

  feature.command("feedback", async (ctx) => {
    const words = Array.from(cleanText(ctx.match)).slice(0, longestReason).join("");
    const about = answered.last(ctx);
    if (words === "" || about === undefined) await say(ctx, usage);
    else if (praise.test(words)) await say(ctx, keep(ctx, about, "up", "谢谢，已记下。"));
    else await say(ctx, keep(ctx, about, "down", "谢谢，已记下，管理员会看到（不显示是谁说的）。", words));
  });

  feature.on("callback_query:data", async (ctx, next) => {
    const press = parseFeedback(ctx.callbackQuery.data);
    if (press === null) return await next();
    const about = answered.find(ctx, press.updateId);
    if (about === undefined) {
      await ctx.answerCallbackQuery({ text: "这条回答隔得久了，请重新提问后再评价。" });
      return;
    }
    const reason = press.reason === null ? undefined : reasons[press.reason];
    const asksReason = press.verdict === "down" && reason === undefined;
    const thanks = asksReason ? "已记下。请选一个原因，或发 /feedback 加一句话。" : "谢谢，已记下。";
    await ctx.answerCallbackQuery({ text: keep(ctx, about, press.verdict, thanks, reason) });
    await showReasons(ctx, asksReason ? press.updateId : null);
  });
  return feature;
}

/** Puts the reasons in the place of 有用 and 没用, or takes them all away: what was said was said. */
async function showReasons(ctx: BotContext, updateId: number | null): Promise<void> {
  const rows = ctx.callbackQuery?.message?.reply_markup?.inline_keyboard ?? [];
  const others = rows.filter(
    (row) => !row.some((button) => "callback_data" in button && parseFeedback(button.callback_data) !== null),
  );
  const buttons =
    updateId === null
      ? []
      : reasons.map((reason, at) => InlineKeyboard.text(reason, feedbackData(updateId, "down", at)));
  const added = [buttons.slice(0, 2), buttons.slice(2)].filter((row) => row.length > 0);
  // The message may be gone meanwhile; what was said is kept all the same.
  await ctx
    .editMessageReplyMarkup({ reply_markup: { inline_keyboard: [...others, ...added] } })
    .catch(() => undefined);
}
