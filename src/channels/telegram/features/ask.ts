import { Composer, type Context } from "grammy";
import { plainQuestion } from "../intake/addressing.ts";
import { replyParameters } from "../api/send.ts";
import type { TelegramDependencies } from "../dependencies.ts";
import { answerQuestion } from "./answer-question.ts";

const emptyQuestion = "请把问题写在后面，例如：党课一般多久上一次？";

/** `/ask 问题`, and plain text in private chats or where the bot is addressed. */
export function createAskFeature(dependencies: TelegramDependencies): Composer<Context> {
  const feature = new Composer();
  feature.command("ask", async (ctx) => {
    const question = ctx.match.trim();
    if (question === "") await ctx.reply(emptyQuestion, replyParameters(ctx));
    else await answerQuestion(ctx, question, dependencies);
  });
  feature.on("message:text", async (ctx, next) => {
    const question = plainQuestion(ctx.message, ctx.me);
    if (question === null) return await next();
    if (question === "") await ctx.reply(emptyQuestion, replyParameters(ctx));
    else await answerQuestion(ctx, question, dependencies);
  });
  return feature;
}
