import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import type { AnswerEvent, Citation } from "../../../domain/answers/answer.ts";
import { pasteCitation, type PasteForm } from "../../../domain/answers/paste-citation.ts";
import { localAdmin } from "../../../domain/people/reader.ts";
import type { IncomingFile } from "../../../domain/operation/upload.ts";
import { placePiece } from "../../../domain/text/place-piece.ts";
import { UsageError, YoujuError } from "../../../errors.ts";
import { printJson, type Command, type CommandContext } from "../command.ts";

export const askCommand: Command = {
  name: "ask",
  usage: "ask 问题 [--file 文件] [--history 文件] [--cite 正文|引用句|带出处]",
  summary: "回答一个问题，附条文出处；--file 只问这一份文件，不收录；--cite 把出处写成可粘贴的样子",
  options: { history: { type: "string" }, file: { type: "string" }, cite: { type: "string" } },
  async run(context) {
    const question = context.positionals.join(" ");
    if (context.positionals.length === 0)
      throw new UsageError("没有写问题", '例如：youju ask "党课多久上一次"');
    const form = readForm(context.values["cite"]);
    const history = await readHistory(context.values["history"]);
    const file = await readAttached(context.values["file"]);
    const assistant = await context.openAssistant();
    const request = { question, history };
    const events =
      file === null
        ? assistant.ask(request, localAdmin, context.signal)
        : assistant.askAbout(request, file, localAdmin, context.signal);
    let ended = false;
    let shown: string[] = [];
    try {
      for await (const event of events) {
        if (event.type === "text-delta" && !context.json) {
          // What has been printed stays: a piece out of turn waits for the whole answer.
          if (event.position !== shown.length) continue;
          shown = placePiece(shown, event.position, event.text);
          context.terminal.out(event.text);
        } else if (event.type === "answer-end") {
          ended = true;
          printAnswer(context, event, shown.join(""), form);
        } else if (event.type === "error") throw new YoujuError(event.message, "");
      }
      // A script must not take half an answer, or none, for the whole.
      if (!ended) throw new YoujuError("已中断，回答没有完成", "需要时请重新提问");
    } finally {
      await assistant.close();
    }
  },
};

function printAnswer(
  { json, terminal }: CommandContext,
  { answer, attached }: Extract<AnswerEvent, { type: "answer-end" }>,
  shown: string,
  form: PasteForm | null,
): void {
  if (json) {
    const pasted = form === null ? {} : { pasted: answer.citations.map((one) => toPaste(one, form)) };
    printJson(terminal, { ...answer, attached: attached ?? null, ...pasted });
    return;
  }
  const { answer: text, notes } = answer;
  terminal.out(text.startsWith(shown) ? text.slice(shown.length) : `\n\n完整的回答：\n${text}`);
  if (notes.length > 0) terminal.out(`\n\n${notes.map((note) => `（${note}）`).join("\n")}`);
  const sources = answer.citations.map((citation) => `[${citation.n}] ${describeSource(citation, form)}`);
  terminal.out(sources.length === 0 ? "\n" : `\n\n出处\n${sources.join("\n")}\n`);
}

function describeSource(citation: Citation, form: PasteForm | null): string {
  const { title, clause, article, status, file } = citation;
  if (form === null) return `《${title}》${clause ?? article ?? ""}（${status}） ${file}`;
  const pasted = pasteCitation(citation, form);
  return pasted.ok ? pasted.text : `${pasted.reason}（${file}）`;
}

function toPaste(
  citation: Citation,
  form: PasteForm,
): { n: number; text: string | null; reason: string | null } {
  const pasted = pasteCitation(citation, form);
  return { n: citation.n, text: pasted.ok ? pasted.text : null, reason: pasted.ok ? null : pasted.reason };
}

const forms: Readonly<Record<string, PasteForm>> = { 正文: "text", 引用句: "sentence", 带出处: "sourced" };

function readForm(name: string | boolean | undefined): PasteForm | null {
  if (typeof name !== "string") return null;
  const form = forms[name];
  if (form === undefined)
    throw new UsageError(`--cite 不能是 ${name}`, `只有 ${Object.keys(forms).join("、")}`);
  return form;
}

async function readAttached(file: string | boolean | undefined): Promise<IncomingFile | null> {
  if (typeof file !== "string") return null;
  try {
    return { name: basename(file), bytes: await readFile(file) };
  } catch (cause) {
    throw new UsageError(`--file 文件打不开：${file}`, "请核对路径", { cause });
  }
}

/** A JSON array of earlier questions, oldest first. */
async function readHistory(file: string | boolean | undefined): Promise<string[]> {
  if (typeof file !== "string") return [];
  const fix = '内容应为 JSON 数组，如 ["上一个问题"]';
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new UsageError(`--history 文件打不开：${file}`, fix, { cause });
  });
  try {
    return z.array(z.string()).parse(JSON.parse(text));
  } catch (cause) {
    throw new UsageError(`--history 文件格式不对：${file}`, fix, { cause });
  }
}
