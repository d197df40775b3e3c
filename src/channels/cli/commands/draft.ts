import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Draft, DraftFact } from "../../../domain/draft.ts";
import { localAdmin } from "../../../domain/reader.ts";
import type { Writing } from "../../../domain/writing.ts";
import { UsageError, YoujuError } from "../../../errors.ts";
import { printJson, type Command, type CommandContext } from "../command.ts";

export const draftCommand: Command = {
  name: "draft",
  usage: "draft 要求 [--kind 文种] [--facts 文件] [--words 字数]",
  summary: "起草一段或一篇材料，数字只用给出的事实，其余留空",
  options: { kind: { type: "string" }, facts: { type: "string" }, words: { type: "string" } },
  async run(context) {
    const { values, positionals } = context;
    if (positionals.length === 0)
      throw new UsageError("没有写要起草什么", '例如：youju draft "写一段2024年发展党员工作情况，300字"');
    const kind = typeof values["kind"] === "string" ? values["kind"] : undefined;
    const words = readWords(values["words"]);
    const assistant = await context.openAssistant();
    try {
      const facts = await readFacts(assistant.writing, values["facts"]);
      const request = { request: positionals.join(" "), kind, words, facts };
      for await (const event of assistant.writing.draft(request, localAdmin, context.signal)) {
        if (event.type === "draft-end") printDraft(context, event.draft);
        else if (event.type === "error") throw new YoujuError(event.message, "");
      }
    } finally {
      await assistant.close();
    }
  },
};

function readWords(value: string | boolean | undefined): number | undefined {
  if (value === undefined) return undefined;
  const words = Number(value);
  if (Number.isInteger(words) && words > 0) return words;
  throw new UsageError("--words 要写正整数", "例如 --words 300");
}

async function readFacts(writing: Writing, file: string | boolean | undefined): Promise<DraftFact[]> {
  if (typeof file !== "string") return [];
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new UsageError(`--facts 文件打不开：${file}`, "请检查路径；内容每行一条事实，或 CSV 表格", {
      cause,
    });
  });
  return writing.readFacts(basename(file), bytes);
}

function printDraft({ json, terminal }: CommandContext, draft: Draft): void {
  if (json) {
    printJson(terminal, draft);
    return;
  }
  const list = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? "" : `\n${title}\n${lines.map((line) => `- ${line}`).join("\n")}\n`;
  const labels = draft.placeholders.map(({ label }) => label);
  const sources = draft.precedents.map(({ title, path }) => `《${title}》${path}`);
  terminal.out(
    `${draft.text}\n${list("待填", labels)}${list(
      "没有依据，须核对",
      draft.unsupported.map(({ text, reason }) => `${reason}：${text}`),
    )}${list("参考的以往材料", sources)}${list("说明", draft.notes)}`,
  );
}
