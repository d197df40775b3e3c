import { Composer } from "grammy";
import { cleanText, plainQuestion } from "../../intake/addressing.ts";
import { say } from "../../sending/send.ts";
import type { BotContext } from "../../intake/delivery.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { answerQuestion } from "./answer-question.ts";

const emptyQuestion = "请把问题写在后面，例如：党课一般多久上一次？";

/** `/ask 问题`, and plain text in private chats or where the bot is addressed. */
export function createAskFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("ask", async (ctx) => {
    const question = cleanText(ctx.match);
    if (question === "") await say(ctx, emptyQuestion);
    else await answerQuestion(ctx, question, dependencies);
  });
  feature.on("message:text", async (ctx, next) => {
    const question = plainQuestion(ctx.message, ctx.me);
    if (question === null) return await next();
    if (question === "") await say(ctx, emptyQuestion);
    else await answerQuestion(ctx, question, dependencies);
  });
  return feature;
}
