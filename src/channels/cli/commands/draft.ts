import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Draft, DraftFact } from "../../../domain/draft.ts";
import { localAdmin } from "../../../domain/reader.ts";
import type { Writing } from "../../../domain/writing.ts";
import { UsageError, YoujuError } from "../../../errors.ts";
import { readMaterials, showMaterials } from "./draft-materials.ts";
import { readLetterhead, writeDraft } from "./draft-files.ts";
import { printJson, type Command, type CommandContext } from "../command.ts";

export const draftCommand: Command = {
  name: "draft",
  usage:
    "draft 要求 [--kind 文种] [--facts 文件] [--words 字数] [--materials 文件,文件 [--sum] [--expected 名单] [--yes]] [--docx 输出.docx] [--letterhead 红头] | draft --revise 编号 修改意见",
  summary: "起草一段或一篇材料，数字只用给出的事实，其余留空",
  options: {
    kind: { type: "string" },
    facts: { type: "string" },
    words: { type: "string" },
    docx: { type: "string" },
    letterhead: { type: "string" },
    revise: { type: "string" },
    materials: { type: "string" },
    sum: { type: "boolean" },
    expected: { type: "string" },
    yes: { type: "boolean" },
  },
  async run(context) {
    const { values, positionals } = context;
    if (positionals.length === 0)
      throw new UsageError("没有写要起草什么", '例如：youju draft "写一段2024年发展党员工作情况，300字"');
    const kind = typeof values["kind"] === "string" ? values["kind"] : undefined;
    const words = readWords(values["words"]);
    const letterhead = readLetterhead(values["letterhead"]);
    const revised = values["revise"];
    const assistant = await context.openAssistant();
    try {
      const { writing } = assistant;
      const said = positionals.join(" ");
      const materials = await readMaterials(writing, values);
      if (materials !== null && values["yes"] !== true) {
        showMaterials(context, materials);
        return;
      }
      const facts = [...(await readFacts(writing, values["facts"])), ...(materials?.facts ?? [])];
      const events =
        typeof revised === "string"
          ? writing.revise(revised, said, localAdmin, context.signal)
          : writing.draft({ request: said, kind, words, facts }, localAdmin, context.signal);
      for await (const event of events) {
        if (event.type === "draft-end") {
          const out = values["docx"];
          const files =
            typeof out === "string" ? await writeDraft(writing, event.draft, out, letterhead) : [];
          printDraft(context, event.draft);
          if (files.length > 0) context.terminal.err(`已写入 ${files.join("、")}\n`);
        } else if (event.type === "error") throw new YoujuError(event.message, "");
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
    `${draft.text}\n\n（${draft.kind}，第 ${draft.version} 版，编号 ${draft.id}）\n${list("待填", labels)}${list(
      "没有依据，须核对",
      draft.unsupported.map(({ text, reason }) => `${reason}：${text}`),
    )}${list("参考的以往材料", sources)}${list("说明", draft.notes)}`,
  );
}
