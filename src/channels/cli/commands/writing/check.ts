import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { localAdmin } from "../../../../domain/people/reader.ts";
import type { Finding, Review } from "../../../../domain/writing/review.ts";
import { UsageError } from "../../../../errors.ts";
import { printJson, type Command } from "../../command.ts";

export const checkCommand: Command = {
  name: "check",
  usage: "check 文件",
  summary: "审校自己的稿子：套稿残留、留空、重复、序号、错别字、数据、提法、版式",
  options: {},
  async run({ positionals, json, terminal, openAssistant }) {
    const [file] = positionals;
    if (file === undefined) throw new UsageError("没有写要审校的文件", "例如：youju check 总结.docx");
    const bytes = await readFile(file).catch((cause: unknown) => {
      throw new UsageError(`文件打不开：${file}`, "请检查路径和权限", { cause });
    });
    const assistant = await openAssistant();
    try {
      const review = await assistant.writing.reviewFile(basename(file), bytes, localAdmin);
      if (json) printJson(terminal, review);
      else terminal.out(describe(review));
    } finally {
      await assistant.close();
    }
  },
};

function describe({ characters, findings, counts }: Review): string {
  if (findings.length === 0) return `共 ${characters} 字，没有发现问题\n`;
  const summary = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([rule, count]) => `${rule} ${count}`)
    .join("，");
  return `共 ${characters} 字，${findings.length} 处要看一看：${summary}\n\n${findings.map(line).join("\n")}\n`;
}

function line({ rule, line: number, text, problem, fix }: Finding): string {
  const excerpt = text === "" ? "" : `“${text.length > 24 ? `${text.slice(0, 24)}…` : text}” `;
  return `第${number}行 [${rule}] ${excerpt}${problem}${fix === "" ? "" : `（建议：${fix}）`}`;
}
