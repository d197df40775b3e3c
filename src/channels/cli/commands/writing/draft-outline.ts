import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { DraftOutline, PinnedPrecedent, ProposedOutline } from "../../../../domain/writing/draft.ts";
import { UsageError } from "../../../../errors.ts";
import { printJson, type CommandContext } from "../../command.ts";

const fix = "先用 --outline 列出提纲，存成文件改好，再用 --plan 交回来";

/** The outline as text that can be edited and given back with `--plan`. */
export function showOutline({ json, terminal }: CommandContext, outline: ProposedOutline): void {
  if (json) {
    printJson(terminal, outline);
    return;
  }
  const sections = outline.sections.map(({ heading, words, facts }) =>
    [`## ${heading}（${words}字）`, ...facts.map((fact) => `- ${fact}`)].join("\n"),
  );
  terminal.out(`${[`# ${outline.title}`, ...sections].join("\n")}\n`);
  terminal.err(
    `${outline.kind}，约 ${outline.words} 字。存成文件改好标题、字数和事实的位置，再用 --plan 交回来\n${outline.notes.map((note) => `${note}\n`).join("")}`,
  );
}

/** `# 标题`, `## 小标题（300字）`, `- 事实`; or the JSON that `--outline --json` prints. @throws UsageError */
export async function readOutline(file: string): Promise<DraftOutline> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new UsageError(`提纲打不开：${file}`, fix, { cause });
  });
  const outline = text.trimStart().startsWith("{") ? fromJson(file, text) : fromMarkdown(text);
  if (outline.sections.length === 0)
    throw new UsageError(`${file} 里没有小标题`, "每个小标题一行：## 小标题（300字）");
  return outline;
}

const usualWords = 300;

function fromMarkdown(text: string): DraftOutline {
  let title = "";
  const sections: { heading: string; words: number; facts: string[] }[] = [];
  for (const line of text.split(/\r?\n/u).map((raw) => raw.trim())) {
    if (line.startsWith("## ")) {
      const [, heading = "", words] = /^##\s+(.+?)(?:（(?:约)?(\d+)\s*字）)?$/u.exec(line) ?? [];
      sections.push({ heading, words: words === undefined ? usualWords : Number(words), facts: [] });
    } else if (line.startsWith("# ")) title = line.slice(2).trim();
    else if (/^[-*] /u.test(line)) sections.at(-1)?.facts.push(line.slice(2).trim());
  }
  return { title, sections };
}

const outlineSchema = z.object({
  title: z.string(),
  sections: z.array(
    z.object({ heading: z.string(), words: z.int().positive(), facts: z.array(z.string()).default([]) }),
  ),
});

function fromJson(file: string, text: string): DraftOutline {
  try {
    return outlineSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new UsageError(`${file} 不是提纲`, fix, { cause });
  }
}

/** `文件:起-止`, several parted by commas, as `search --json` gives file, start and end. @throws UsageError */
export function readPrecedents(value: string): PinnedPrecedent[] {
  return value.split(/[,，]/u).map((one) => {
    const [, file, start, end] = /^(.+)[:：](\d+)-(\d+)$/u.exec(one.trim()) ?? [];
    if (file === undefined)
      throw new UsageError(`范例写法有误：${one}`, "写成 文件:起-止，例如 --precedents reports/a.md:120-480");
    return { file, start: Number(start), end: Number(end) };
  });
}
