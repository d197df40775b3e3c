import { Composer } from "grammy";
import type { CompareRequest } from "../../../../domain/documents/comparison.ts";
import { describeError, YoujuError } from "../../../../errors.ts";
import { compareData, openData, parseCompare } from "../../callback-data.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { cleanText } from "../../intake/addressing.ts";
import type { BotContext } from "../../intake/delivery.ts";
import { internalNotice, isInternal } from "../../internal-sources.ts";
import type { ChatButton } from "../../render/chat-button.ts";
import { renderComparison, type ComparisonPage } from "../../render/render-comparison.ts";
import { editRichText, keyboardOf, say, sendRichText } from "../../sending/send.ts";
import { answerQuestion } from "../asking/answer-question.ts";

const usage = "请写明比较哪份文件的哪两版，例如：/compare 干部选拔任用工作条例 2014 2019";
/** About one point of the texts, not about the whole of them. */
const isQuestion = /第.{1,8}条|哪|什么|怎|[？?]/u;
const changedNotice = "资料已更新，请重新发送 /compare。";

/** `/compare 题名 年份 年份`: what changed between two versions, clause by clause. */
export function createCompareFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const { assistant, access, library, sendsInternal } = dependencies;
  const feature = new Composer<BotContext>();

  /** One page, or the sentence to say instead. */
  const compare = async (
    ctx: BotContext,
    request: CompareRequest,
    page: number,
  ): Promise<ComparisonPage | string> => {
    const reader = access.readerFor(ctx);
    try {
      const comparison = await assistant.compare(request, reader);
      const files = [comparison.old.file, comparison.new.file];
      const isOpen = sendsInternal || !files.some((file) => isInternal(assistant, reader, file));
      return isOpen ? renderComparison(comparison, page) : internalNotice;
    } catch (error) {
      if (error instanceof YoujuError) return describeError(error);
      throw error;
    }
  };

  feature.command("compare", async (ctx) => {
    const topic = cleanText(ctx.match);
    if (topic === "") return await say(ctx, usage);
    if (isQuestion.test(topic)) return await answerQuestion(ctx, topic, dependencies, { isNewTopic: true });
    const found = await compare(ctx, { topic }, 0);
    if (typeof found === "string") await say(ctx, found);
    else await sendRichText(ctx, found, { keyboard: keyboardOf(rowsOf(found)) });
  });

  feature.on("callback_query:data", async (ctx, next) => {
    const press = parseCompare(ctx.callbackQuery.data);
    if (press === null) return await next();
    const { files } = await library.current();
    const [old, now] = [files.get(press.old), files.get(press.new)];
    // The list is everybody's: not even the name of a file is told to who may not read it.
    const reader = access.readerFor(ctx);
    const found =
      old === undefined ||
      now === undefined ||
      [old, now].some((file) => assistant.document(file, reader) === null)
        ? changedNotice
        : await compare(ctx, { old, new: now }, press.page);
    if (typeof found === "string") {
      await ctx.answerCallbackQuery({ text: found.slice(0, 200), show_alert: true });
      return;
    }
    await ctx.answerCallbackQuery();
    if (press.isNew) await sendRichText(ctx, found, { keyboard: keyboardOf(rowsOf(found)) });
    else await editRichText(ctx, found, keyboardOf(rowsOf(found)));
  });
  return feature;
}

/** Three buttons share a row of a phone. */
const longestLabel = 10;

function shorten(label: string): string {
  const letters = Array.from(label);
  return letters.length > longestLabel ? `${letters.slice(0, longestLabel - 1).join("")}…` : label;
}

function rowsOf({ old, new: now, page, pages, opens }: ComparisonPage): ChatButton[][] {
  const at = (to: number) => compareData(old.file, now.file, to);
  const clauses = opens.map(({ file, label, start }) => ({
    label: shorten(label),
    data: openData(file, start, start),
  }));
  return [
    clauses.slice(0, 3),
    clauses.slice(3, 6),
    [
      ...(page > 0 ? [{ label: "上一页", data: at(page - 1) }] : []),
      ...(page < pages - 1 ? [{ label: "下一页", data: at(page + 1) }] : []),
    ],
  ];
}
