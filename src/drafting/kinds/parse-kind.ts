import { z } from "zod";
import { ConfigError } from "../../errors.ts";
import { parseSections } from "../markdown-sections.ts";
import { parsePoint } from "../patterns/parse-theme.ts";
import { kindRules, type Kind, type OutlineHeading } from "./kind.ts";

const headSchema = z.object({
  kind: z.string().min(1),
  class: z.enum(["法定", "事务"]),
  aliases: z.array(z.string()).default([]),
  time: z.enum(["past", "future", "both"]),
  form: z.enum(["section", "document", "list", "clauses"]),
  marks: z.enum(["是", "要", "序号", "会议", "无"]),
  person: z.enum(["first", "third"]).default("third"),
  direction: z.enum(["上行", "下行", "平行"]).optional(),
  checks: z.array(z.enum(kindRules)).default([]),
  basis: z.boolean().default(false),
  whole: z.boolean().default(false),
  length: z.tuple([z.int().positive(), z.int().positive()]),
});

/** One kind from its Markdown file. @throws ConfigError naming the file and what is missing. */
export function parseKind(file: string, text: string): Kind {
  const fix = "照 prompts/kinds 里其他文件的写法改正";
  try {
    const { head, sections } = parseSections(text);
    const parsed = headSchema.safeParse(head);
    if (!parsed.success) {
      const fields = parsed.error.issues.map(({ path }) => String(path[0])).join("、");
      throw new ConfigError(`文种文件 ${file} 的 ${fields} 没有写对`, fix);
    }
    const lines = (name: string): readonly string[] => sections.get(name) ?? [];
    const salutation = lines("称谓")[0] ?? "无";
    const { kind, class: className, aliases, time, form, marks, length } = parsed.data;
    return {
      name: kind,
      class: className,
      aliases,
      time,
      form,
      marks,
      length,
      isFirstPerson: parsed.data.person === "first",
      direction: parsed.data.direction ?? null,
      rules: parsed.data.checks,
      hasBasis: parsed.data.basis,
      purpose: lines("用途").join(""),
      voice: lines("语气").join(""),
      salutation: salutation === "无" ? null : salutation,
      outline: lines("结构").map(parseHeading),
      topicOutline: lines("专题结构").map(parseHeading),
      isAlwaysWhole: parsed.data.whole,
      items: lines("条目").map(parsePoint),
      itemEnding: lines("条尾").join(""),
      titles: lines("标题"),
      openings: lines("开头"),
      closings: lines("结尾"),
    };
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`文种文件 ${file} 读不懂：${String(error)}`, fix, { cause: error });
  }
}

/** `凝心铸魂｜学习教育, 党员教育`: heading, then its themes; `成绩/问题` are paragraphs without headings. */
function parseHeading(line: string): OutlineHeading {
  const [heading = "", themes = ""] = line.split("｜");
  return {
    heading: heading.trim(),
    themes: themes.split(/[,，、/]/u).flatMap((name) => name.trim() || []),
    isPlain: themes.includes("/"),
  };
}
