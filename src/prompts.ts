import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { AnswerPrompts, DraftPrompt, Prompt } from "./domain/text/prompt.ts";
import { ConfigError } from "./errors.ts";

const frontSchema = z.object({
  purpose: z.string().min(1),
  variables: z.array(z.string()),
  output: z.string().min(1),
});

/**
 * Reads `prompts/*.md` once at start.
 * @throws ConfigError naming the file that is missing, has no such front matter, or whose variables do
 * not fit: one that is used but not declared, or declared but not used.
 */
export function loadAnswerPrompts(folder: string): AnswerPrompts {
  return {
    answer: loadPrompt(folder, "answer", ["today", "passages", "question"]),
    repair: loadPrompt(folder, "repair", ["passages", "question", "sentences"]),
    condense: loadPrompt(folder, "condense", ["history", "question"]),
  };
}

/** Reads `prompts/draft.md`. @throws ConfigError as `loadAnswerPrompts` does. */
export function loadDraftPrompt(folder: string): DraftPrompt {
  return loadPrompt(folder, "draft", [
    "kind",
    "voice",
    "outline",
    "topic",
    "period",
    "words",
    "layout",
    "facts",
    "precedents",
    "clauses",
  ]);
}

function loadPrompt<Variable extends string>(
  folder: string,
  name: string,
  variables: readonly Variable[],
): Prompt<Variable> {
  const file = `prompts/${name}.md`;
  const text = readText(join(folder, `${name}.md`), file);
  const match = /^---\n([\s\S]*?)\n---\n[\s\S]*?^# 系统\n([\s\S]*?)^# 用户\n([\s\S]*)$/mu.exec(text);
  if (match === null) throw fault(file, "缺少文件头，或者缺少“# 系统”“# 用户”两部分");
  const [, front = "", system = "", user = ""] = match;
  const read = frontSchema.safeParse(parse(front));
  if (!read.success) throw fault(file, "文件头要有 purpose、variables 和 output");
  const used = new Set(Array.from(`${system}${user}`.matchAll(/\{\{(\w+)\}\}/gu), ([, word = ""]) => word));
  const declared = new Set(read.data.variables);
  const wrong = [...used, ...declared, ...variables].find(
    (word) => !used.has(word) || !declared.has(word) || !variables.includes(word as Variable),
  );
  if (wrong !== undefined) throw fault(file, `变量 ${wrong} 没有声明、没有使用，或者程序不提供`);
  return { purpose: read.data.purpose, variables, system: system.trim(), user: user.trim() };
}

function readText(path: string, file: string): string {
  try {
    return readFileSync(path, "utf8").replaceAll("\r\n", "\n");
  } catch (cause) {
    throw new ConfigError(`提示词文件打不开：${file}`, "请重新安装，或从仓库恢复这个文件", { cause });
  }
}

function fault(file: string, reason: string): ConfigError {
  return new ConfigError(`提示词文件有误：${file}，${reason}`, "请从仓库恢复这个文件");
}
