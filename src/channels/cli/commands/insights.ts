import { localAdmin } from "../../../domain/people/reader.ts";
import { UsageError } from "../../../errors.ts";
import { printJson, type Command } from "../command.ts";
import { describeInsights } from "../describe-insights.ts";

export const insightsCommand: Command = {
  name: "insights",
  usage: "insights [--days 天数]",
  summary: "大家问了什么：每天的问答数和耗时、答不上来的、常引的条文、已被替代仍在引用的文件、反馈",
  options: { days: { type: "string" } },
  async run({ values, json, terminal, openAssistant }) {
    const days = readDays(values["days"]);
    const assistant = await openAssistant();
    try {
      const insights = assistant.insights(days, localAdmin);
      if (json) printJson(terminal, insights);
      else terminal.out(describeInsights(insights));
    } finally {
      await assistant.close();
    }
  },
};

function readDays(value: string | boolean | undefined): number | undefined {
  if (value === undefined) return undefined;
  const days = Number(value);
  if (!Number.isInteger(days) || days < 1)
    throw new UsageError(`--days 不能是 ${String(value)}`, "请写大于 0 的整数，如 --days 7");
  return days;
}
