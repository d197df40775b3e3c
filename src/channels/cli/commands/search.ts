import { localAdmin } from "../../../domain/people/reader.ts";
import type { SearchPassage, SearchResult } from "../../../domain/answers/search.ts";
import { UsageError } from "../../../errors.ts";
import { printJson, type Command } from "../command.ts";

export const searchCommand: Command = {
  name: "search",
  usage: "search 文字 [-k 10] [--kind policy|report] [--whole] [--as-of 日期] [--all-versions] [--explain]",
  summary: "只查原文；--whole 列出以往材料的整段，新的在前；--explain 说明每条的得分",
  options: {
    k: { type: "string", short: "k" },
    kind: { type: "string" },
    whole: { type: "boolean" },
    "as-of": { type: "string" },
    "all-versions": { type: "boolean" },
    explain: { type: "boolean" },
  },
  async run({ values, positionals, json, terminal, openAssistant }) {
    if (positionals.length === 0) throw new UsageError("没有写要查的文字", '例如：youju search "任前公示"');
    const request = {
      text: positionals.join(" "),
      limit: readCount(values["k"]),
      kind: readKind(values["kind"]),
      whole: values["whole"] === true,
      asOf: readDate(values["as-of"]),
      allVersions: values["all-versions"] === true,
      explain: values["explain"] === true,
    };
    const assistant = await openAssistant();
    try {
      const result = await assistant.search(request, localAdmin);
      if (json) printJson(terminal, result);
      else {
        if (request.explain) terminal.out(`${describeUnderstanding(result)}\n`);
        terminal.out(
          result.passages.length === 0 ? "没有找到相关内容\n" : result.passages.map(describe).join("\n"),
        );
      }
    } finally {
      await assistant.close();
    }
  },
};

function describe(passage: SearchPassage, position: number): string {
  const shares = passage.explanation.map(
    ({ label, value, gave }) => `   ${signed(gave)}  ${label}：${value.toFixed(2)}\n`,
  );
  return `${position + 1}. 《${passage.title}》${passage.path}（${passage.status}） ${passage.score}\n${shares.join("")}${passage.text}\n`;
}

function describeUnderstanding({ understood, confidence }: SearchResult): string {
  const lines = understood.map((line) => `- ${line}\n`);
  return `对问题的理解：\n${lines.join("")}第一条能回答问题的把握：${Math.round(confidence * 100)}%\n`;
}

function signed(gave: number): string {
  return `${gave < 0 ? "−" : "+"}${Math.abs(gave).toFixed(3)}`;
}

function readCount(value: string | boolean | undefined): number {
  if (value === undefined) return 10;
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1 || count > 100)
    throw new UsageError("-k 要写 1 到 100 的整数", "例如 -k 10");
  return count;
}

function readKind(value: string | boolean | undefined): "policy" | "report" | undefined {
  if (value === undefined || value === "policy" || value === "report") return value;
  throw new UsageError("--kind 只能是 policy 或 report", "policy 查制度，report 查以往材料");
}

function readDate(value: string | boolean | undefined): string | undefined {
  if (value === undefined) return undefined;
  // Parsed and written again: 2018-02-31 would pass as 3 March.
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/u.test(value)) {
    const time = Date.parse(value);
    if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(value)) return value;
  }
  throw new UsageError("--as-of 要写日期", "例如 --as-of 2018-06-01");
}
