import { Composer } from "grammy";
import { cleanText, plainQuestion } from "../../intake/addressing.ts";
import { say } from "../../sending/send.ts";
import type { BotContext } from "../../intake/delivery.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { answerQuestion } from "./answer-question.ts";

const emptyQuestion = "请把问题写在后面，例如：党课一般多久上一次？";

const dateUsage = "请写明期限和起点，例如：/date 2026年3月4日开始公示，5个工作日到哪天";
const compareUsage = "请写明比较什么，例如：/compare 干部选拔任用工作条例 2014年版和2019年版";

/** Made a question unless it is one. */
function comparison(subject: string): string {
  return /不同|区别|变化|相比|差异|[？?]$/u.test(subject) ? subject : `${subject}有什么不同`;
}

/** `/ask 问题`, `/date`, `/compare`, and plain text in private chats or where the bot is addressed. */
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
    else await answerQuestion(ctx, question, dependencies);
  });
  feature.command("compare", async (ctx) => {
    const subject = cleanText(ctx.match);
    if (subject === "") await say(ctx, compareUsage);
    else await answerQuestion(ctx, comparison(subject), dependencies);
  });
  feature.on("message:text", async (ctx, next) => {
    const question = plainQuestion(ctx.message, ctx.me);
    if (question === null) return await next();
    if (question === "") await say(ctx, emptyQuestion);
    else await answerQuestion(ctx, question, dependencies);
  });
  return feature;
}
