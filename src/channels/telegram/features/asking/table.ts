import { Composer } from "grammy";
import { parseTable, tableData } from "../../callback-data.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import type { BotContext } from "../../intake/delivery.ts";
import { renderTable } from "../../render/render-table.ts";
import { sendRichText } from "../../sending/send.ts";

/** The button under an answer that has a table. */
export function tableRow(updateId: number) {
  return [{ label: "按步骤列出", data: tableData(updateId) }];
}

/** The steps of a procedure, each with its time limit, papers and clause. */
export function createTableFeature({ answered }: TelegramDependencies): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on("callback_query:data", async (ctx, next) => {
    const updateId = parseTable(ctx.callbackQuery.data);
    if (updateId === null) return await next();
    const shown = answered.find(ctx, updateId)?.shown;
    if (shown === undefined || shown.table === null) {
      await ctx.answerCallbackQuery({ text: "这条回答隔得久了，请重新提问。" });
      return;
    }
    await ctx.answerCallbackQuery();
    await sendRichText(ctx, renderTable(shown.table, shown.citations));
  });
  return feature;
}
