import { z } from "zod";
import { ConfigError } from "../../errors.ts";
import { parseSections } from "../markdown-sections.ts";
import type { Point, Theme, TimedLine } from "./pattern.ts";

const headSchema = z.object({
  theme: z.string().min(1),
  keywords: z.array(z.string()).default([]),
  aspects: z.boolean().default(false),
  time: z.enum(["past", "future"]).optional(),
});

/** One theme from its Markdown file. @throws ConfigError naming the file. */
export function parseTheme(file: string, text: string): Theme {
  try {
    const { head, sections } = parseSections(text);
    const { theme, keywords, aspects, time = null } = headSchema.parse(head);
    const lines = (name: string): readonly string[] => sections.get(name) ?? [];
    return {
      name: theme,
      keywords,
      hasAspects: aspects,
      time,
      subheadings: lines("小标题").map(readTime),
      points: lines("要点").map(parsePoint),
      problems: lines("问题").map(parsePoint),
      overviews: lines("总起").map(readTime),
      reasons: lines("缘由"),
      results: lines("成效"),
      openSentences: lines("数据"),
      calls: lines("号召"),
    };
  } catch (cause) {
    throw new ConfigError(
      `句式文件 ${file} 读不懂：${String(cause)}`,
      "照 prompts/patterns 里其他文件的写法改正",
      {
        cause,
      },
    );
  }
}

/** `过去｜…`, `今后｜…`, or a line for both. */
function readTime(line: string): TimedLine {
  const [tag, rest] = splitTag(line);
  if (tag === "过去" && rest !== null) return { time: "past", text: rest };
  if (tag === "今后" && rest !== null) return { time: "future", text: rest };
  return { time: "both", text: line };
}

function splitTag(line: string): [string, string | null] {
  const at = line.indexOf("｜");
  return at < 0 ? [line, null] : [line.slice(0, at), line.slice(at + 1)];
}

/** `标题。句。句。`, or `标题｜词,词｜句。` in a theme of arrangements. */
export function parsePoint(line: string): Point {
  const parts = line.split("｜");
  if (parts.length === 3) {
    const [lead = "", aspects = "", body = ""] = parts;
    return {
      lead,
      aspects: aspects.split(",").filter((word) => word !== ""),
      sentences: toSentences(body),
      time: "both",
    };
  }
  const { time, text } = readTime(line);
  const end = text.indexOf("。");
  return { lead: text.slice(0, end), aspects: [], sentences: toSentences(text.slice(end + 1)), time };
}

/** Sentences as clauses; a closing mark inside quotation marks does not end one. */
export function toSentences(text: string): string[][] {
  return text
    .split(/(?<=[。！？；])(?![”’）])/u)
    .map((sentence) => sentence.replace(/[。；]$/u, "").trim())
    .filter((sentence) => sentence !== "")
    .map(toClauses);
}

/** Splits at commas outside brackets and quotation marks. */
export function toClauses(sentence: string): string[] {
  const clauses: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < sentence.length; at++) {
    const sign = sentence[at] ?? "";
    if ("“（《〔(".includes(sign)) depth += 1;
    else if ("”）》〕)".includes(sign)) depth = Math.max(0, depth - 1);
    else if (sign === "，" && depth === 0) {
      clauses.push(sentence.slice(from, at));
      from = at + 1;
    }
  }
  clauses.push(sentence.slice(from));
  return clauses.map((clause) => clause.trim()).filter((clause) => clause !== "");
}
