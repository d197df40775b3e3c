import { Composer } from "grammy";
import { cleanText, plainQuestion } from "../../intake/addressing.ts";
import { say } from "../../sending/send.ts";
import type { BotContext } from "../../intake/delivery.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { answerQuestion } from "./answer-question.ts";

const emptyQuestion = "请把问题写在后面，例如：党课一般多久上一次？";

const dateUsage = "请写明什么事、从哪天起，例如：/date 拟任干部2026年3月4日开始任前公示，哪天期满";
/** `/ask 问题`, `/date`, and plain text in private chats or where the bot is addressed. */
export function createAskFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("ask", async (ctx) => {
    const question = cleanText(ctx.match);
    if (question === "") await say(ctx, emptyQuestion);
    else await answerQuestion(ctx, question, dependencies);
  });
  feature.command("date", async (ctx) => {
    const question = cleanText(ctx.match);
    if (question === "") await say(ctx, dateUsage);
    else await answerQuestion(ctx, question, dependencies, { isNewTopic: true });
  });
  feature.on("message:text", async (ctx, next) => {
    const question = plainQuestion(ctx.message, ctx.me);
    if (question === null) return await next();
    if (question === "") await say(ctx, emptyQuestion);
    else await answerQuestion(ctx, question, dependencies);
  });
  return feature;
}
