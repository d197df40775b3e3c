import type { CompareRequest } from "../../../domain/documents/comparison.ts";
import { localAdmin } from "../../../domain/people/reader.ts";
import { UsageError } from "../../../errors.ts";
import { printJson, type Command } from "../command.ts";
import { describeComparison } from "../describe-comparison.ts";

export const compareCommand: Command = {
  name: "compare",
  usage: "compare 旧文件 新文件 | compare 标题 旧年份 新年份",
  summary: "两个版本逐条对照：按内容找到同一条，标出改动的字句、新增、删去和移动的条",
  options: { all: { type: "boolean" } },
  async run({ positionals, values, json, terminal, openAssistant }) {
    const request = readRequest(positionals);
    const assistant = await openAssistant();
    try {
      const comparison = await assistant.compare(request, localAdmin);
      if (json) printJson(terminal, comparison);
      else terminal.out(describeComparison(comparison, values["all"] === true));
    } finally {
      await assistant.close();
    }
  },
};

function readRequest(positionals: readonly string[]): CompareRequest {
  const [old, now] = positionals;
  if (old === undefined)
    throw new UsageError("没有写要对照的文件", '例如：youju compare "干部任用条例 2014 2019"');
  return now === undefined || positionals.length > 2 ? { topic: positionals.join(" ") } : { old, new: now };
}
