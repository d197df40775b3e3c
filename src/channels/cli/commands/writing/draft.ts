import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Draft, DraftEvent, DraftFact, DraftRequest } from "../../../../domain/writing/draft.ts";
import { localAdmin } from "../../../../domain/people/reader.ts";
import type { Writing } from "../../../../domain/writing/writing.ts";
import { UsageError, YoujuError } from "../../../../errors.ts";
import type { Command, CommandContext } from "../../command.ts";
import { readFonts, readLetterhead, writeDraft } from "./draft-files.ts";
import { confirmMaterials, readMaterials } from "./draft-materials.ts";
import { readOutline, readPrecedents, showOutline } from "./draft-outline.ts";
import { printDraft } from "./print-draft.ts";

export const draftCommand: Command = {
  name: "draft",
  usage:
    "draft 要求 [--kind 文种] [--facts 文件] [--words 字数] [--precedents 文件:起-止] [--materials 文件… [--sum] [--expected 名单] [--yes]] [--outline | --whole | --plan 提纲] [--docx 输出.docx] [--letterhead 红头] [--fonts 部位=字体] | draft --revise 编号 修改意见 | draft --resume 编号",
  summary: "起草一段或一篇材料，数字只用给出的事实，其余留空",
  options: {
    kind: { type: "string" },
    facts: { type: "string" },
    words: { type: "string" },
    precedents: { type: "string" },
    materials: { type: "string" },
    sum: { type: "boolean" },
    expected: { type: "string" },
    yes: { type: "boolean" },
    outline: { type: "boolean" },
    whole: { type: "boolean" },
    plan: { type: "string" },
    revise: { type: "string" },
    resume: { type: "string" },
    docx: { type: "string" },
    letterhead: { type: "string" },
    fonts: { type: "string" },
  },
  async run(context) {
    const { values, positionals } = context;
    if (positionals.length === 0 && values["resume"] === undefined)
      throw new UsageError("没有写要起草什么", '例如：youju draft "写一段2024年发展党员工作情况，300字"');
    const layout = { letterhead: readLetterhead(values["letterhead"]), fonts: readFonts(values["fonts"]) };
    const options = await readOptions(values);
    const assistant = await context.openAssistant();
    try {
      const { writing } = assistant;
      const events = await start(writing, context, options);
      if (events === null) return;
      const end = await follow(events, context);
      const out = values["docx"];
      const files = typeof out === "string" ? await writeDraft(writing, end, out, layout) : [];
      printDraft(context, end);
      if (files.length > 0) context.terminal.err(`已写入 ${files.join("、")}\n`);
    } finally {
      await assistant.close();
    }
  },
};

type Options = Pick<DraftRequest, "kind" | "words" | "precedents" | "whole" | "outline">;

/** Everything that can be wrong about the command line itself, before anything is opened. */
async function readOptions(values: CommandContext["values"]): Promise<Options> {
  const { kind, words, precedents, plan } = values;
  return {
    kind: typeof kind === "string" ? kind : undefined,
    words: readWords(words),
    ...(typeof precedents === "string" ? { precedents: readPrecedents(precedents) } : {}),
    ...(typeof plan === "string" ? { outline: await readOutline(plan) } : {}),
    ...(values["whole"] === true ? { whole: true } : {}),
  };
}

/** The events of what was asked for; null when it was only shown. */
async function start(
  writing: Writing,
  context: CommandContext,
  options: Options,
): Promise<AsyncIterable<DraftEvent> | null> {
  const { values, positionals, signal } = context;
  const { resume, revise } = values;
  if (typeof resume === "string") return writing.resume(resume, localAdmin, signal);
  if (typeof revise === "string") return writing.revise(revise, positionals.join(" "), localAdmin, signal);
  // `--materials a.docx b.docx`: what follows the request are files.
  const hasMaterials = typeof values["materials"] === "string";
  const said = hasMaterials ? (positionals[0] ?? "") : positionals.join(" ");
  const materials = await readMaterials(writing, values, hasMaterials ? positionals.slice(1) : []);
  const confirmed = materials === null ? [] : await confirmMaterials(context, materials);
  if (confirmed === null) return null;
  const facts = [...(await readFacts(writing, values["facts"])), ...confirmed];
  const request = { request: said, ...options, facts };
  if (values["outline"] === true) {
    showOutline(context, writing.outline(request, localAdmin));
    return null;
  }
  return writing.draft(request, localAdmin, signal);
}

/** The draft at the end of the events; sections are told as they come. @throws YoujuError when it was stopped. */
async function follow(
  events: AsyncIterable<DraftEvent>,
  { terminal, json, signal }: CommandContext,
): Promise<Draft> {
  let id: string | null = null;
  for await (const event of events) {
    if (event.type === "draft-end") return event.draft;
    if (event.type === "error") throw new YoujuError(event.message, "");
    if (event.type === "report-started") id = event.id;
    else if (event.type === "section-started" && terminal.isInteractive && !json)
      terminal.err(`正在写第 ${event.section} 部分，共 ${event.total} 部分：${event.heading}\n`);
  }
  if (!signal.aborted) throw new YoujuError("起草没有完成", "请再试一次");
  if (id === null) throw new YoujuError("已中断，没有写成", "需要时请重新起草");
  throw new YoujuError("已中断，写好的部分已经保存", `接着写：youju draft --resume ${id}`);
}

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
