import type { Assistant } from "../../../assistant.ts";
import { localAdmin } from "../../../domain/people/reader.ts";
import { showDocument } from "../../../domain/documents/shown-document.ts";
import type { DocumentsCheck, DocumentView } from "../../../domain/documents/view.ts";
import { UsageError, YoujuError } from "../../../errors.ts";
import { printJson, type Command, type CommandContext } from "../command.ts";

/** What one subcommand prints: the object of `--json`, and lines for a person. */
interface Output {
  readonly object: unknown;
  readonly text: string;
}

export const documentsCommand: Command = {
  name: "documents",
  usage: "documents [show 文件|check|remove-samples]",
  summary:
    "列出已收录的文件；show 看一份的正文、分段和清理掉的内容；check 核对条文是否完整；remove-samples 移走自带样例",
  options: {},
  async run(context) {
    const { positionals, json, terminal, openAssistant } = context;
    if (positionals[0] === "remove-samples" && positionals.length === 1) return removeSamples(context);
    const describe = chooseOutput(positionals);
    const assistant = await openAssistant();
    try {
      const { object, text } = describe(assistant);
      if (json) printJson(terminal, object);
      else terminal.out(text);
    } finally {
      await assistant.close();
    }
  },
};

/** Settled before anything is opened: a misspelt word must not start an indexing run. */
function chooseOutput([action, file, ...rest]: readonly string[]): (assistant: Assistant) => Output {
  if (action === undefined) return list;
  if (action === "check" && file === undefined) return check;
  if (action === "show" && file !== undefined && rest.length === 0)
    return (assistant) => show(assistant, file);
  throw new UsageError(
    action === "show" ? "show 后面要写一个文件" : `documents 没有 ${action} 这种写法`,
    "正确写法：youju documents，youju documents show 文件，youju documents check，youju documents remove-samples",
  );
}

async function removeSamples(context: CommandContext): Promise<void> {
  const { json, terminal } = context;
  const { removed, keptIn } = await context.removeSamples();
  if (removed.length > 0) {
    const office = context.openOffice();
    try {
      for (const subject of removed)
        office.audit.append({ actor: localAdmin.userId, action: "document-removed", subject });
    } finally {
      office.close();
    }
    for await (const event of context.reload(false)) void event;
  }
  if (json) printJson(terminal, { removed, kept_in: keptIn });
  else if (keptIn === null) terminal.out("资料文件夹里没有自带样例\n");
  else terminal.out(`已移走自带样例 ${removed.length} 份，索引已更新；原件保存在 ${keptIn}\n`);
}

function list(assistant: Assistant): Output {
  const documents = assistant.documents(localAdmin);
  const lines = documents.map((row) => `${row.status}\t${row.chunks}\t${row.title}\t${row.file}\n`);
  return { object: { documents }, text: lines.join("") };
}

function show(assistant: Assistant, file: string): Output {
  const view = assistant.document(file.normalize("NFC"), localAdmin);
  if (view === null)
    throw new YoujuError(
      `没有收录 ${file}`,
      "用 youju documents 查看文件名；路径从资料文件夹写起，如 policies/办法.md",
    );
  return { object: showDocument(view), text: describeView(view) };
}

function describeView({ meta, text, chunks, removed = [], named = [] }: DocumentView): string {
  const facts = [meta.issuer, meta.documentNumber, meta.issuedOn, meta.status].filter(
    (fact) => fact !== null,
  );
  const body = chunks.map(
    ({ path, article, start, end }) =>
      `【${[...path, ...(article === null ? [] : [article])].join(" > ") || "正文"}】\n${text.slice(start, end)}\n`,
  );
  const lists = named.map(({ name, members }) => `“${name}”：${members.join("、")}\n`);
  const cleaned = removed.map((entry) => `${entry.reason}：${entry.text}\n`);
  return [
    `${meta.title}（${facts.join("，")}）\n\n`,
    body.join("\n"),
    lists.length === 0 ? "" : `\n文中列明的提法\n${lists.join("")}`,
    cleaned.length === 0 ? "" : `\n清理掉的内容\n${cleaned.join("")}`,
  ].join("");
}

function check(assistant: Assistant): Output {
  const object = assistant.checkDocuments(localAdmin);
  return { object, text: describeCheck(object) };
}

function describeCheck({
  documents,
  articles,
  whole,
  chunks_with_two,
  offsets_exact,
  split,
}: DocumentsCheck): string {
  const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
  const lines = [
    `文件 ${documents} 份，条文 ${articles} 条，完整落在一段里的 ${whole} 条（${percent(articles === 0 ? 1 : whole / articles)}）`,
    `一段含两条的 ${chunks_with_two} 段，位置准确的段落 ${percent(offsets_exact)}`,
    ...split.map(({ file, article, length }) => `分成几段的条文：${file} ${article}（${length} 字）`),
  ];
  return `${lines.join("\n")}\n`;
}
