import { z } from "zod";
import { draftTones } from "../../domain/writing/draft.ts";
import { questionLimit } from "./request-schemas.ts";

/** A text to review or lay out: a long report, not a book. */
const textLimit = 80_000;

const words = { error: "要写成文字" };
const fact = z.union(
  [
    z.string().transform((text) => ({ text, source: null })),
    z.object({
      text: z.string(),
      source: z.object({ file: z.string(), place: z.string() }).nullable().default(null),
    }),
  ],
  { error: "每一条要写成文字" },
);
const kind = z.string(words).min(1, "不能为空").max(50, "太长").optional();
const text = z.string(words).min(1, "不能为空").max(textLimit, `最多 ${textLimit} 字`);

const offset = z.int({ error: "要写整数" }).min(0, "不能是负数");
const precedent = z.object({ file: z.string(words).min(1).max(1000), start: offset, end: offset });
const outline = z.object({
  title: z.string(words).max(200, "最多 200 字"),
  sections: z
    .array(
      z.object({
        heading: z.string(words).trim().min(1, "不能为空").max(100, "最多 100 字"),
        words: z.int({ error: "要写整数" }).min(60, "每部分至少 60 字").max(5000, "每部分最多 5000 字"),
        facts: z.array(z.string(words)).max(2000).default([]),
      }),
    )
    .min(1, "至少一个小标题")
    .max(20, "最多 20 个小标题"),
});

export const draftSchema = z.object({
  request: z.string(words).trim().min(1, "请写明要起草什么").max(questionLimit, `最多 ${questionLimit} 字`),
  kind,
  facts: z.array(fact, { error: "要写成事实的列表" }).max(2000, "最多 2000 条").optional(),
  words: z.int({ error: "要写正整数" }).positive("要写正整数").optional(),
  tone: z.enum(draftTones, { error: `只能是 ${draftTones.join("、")}` }).optional(),
  precedents: z.array(precedent, { error: "要写成范例的列表" }).max(20, "最多 20 个范例").optional(),
  whole: z.boolean({ error: "要写 true 或 false" }).optional(),
  outline: outline.optional(),
});

export const materialsSchema = z.object({
  sum: z.enum(["true", "false"], { error: "只能是 true 或 false" }).default("false"),
  expected: z.string(words).max(5000, "太长").default(""),
  year: z.coerce
    .number({ error: "要写年份" })
    .int("要写年份")
    .min(1949, "要写年份")
    .max(2100, "要写年份")
    .optional(),
});

/** `step.at` of the version that a change starts from: whoever comes second is told. */
const base = z.string(words).max(40);

export const editSchema = z.object({
  text,
  what: z.string(words).trim().min(1, "不能为空").max(40, "太长").default("手工修改"),
  continues: z.boolean({ error: "只能是 true 或 false" }).default(false),
  base: base.optional(),
});

export const reviseSchema = z.object({
  instruction: z.string(words).trim().min(1, "请写明怎么改").max(2000, "最多 2000 字"),
  base: base.optional(),
});

const letterhead = z.object({
  issuer: z.string(words).min(1, "请写机关标志").max(40, "太长"),
  documentNumber: z.string(words).min(1, "请写文号").max(40, "太长"),
  signer: z.string(words).max(40).optional(),
  copies: z.string(words).max(500).optional(),
  printedBy: z.string(words).max(60).optional(),
  printedOn: z.string(words).max(30).optional(),
});

const font = z.string(words).min(1, "不能为空").max(40, "太长").optional();
const fonts = z.object({
  title: font,
  body: font,
  heading1: font,
  heading2: font,
  pageNumber: font,
  latin: font,
});

export const docxSchema = z
  .object({
    draft: z.string(words).min(1).max(80).optional(),
    text: text.optional(),
    kind,
    copy: z.enum(["clean", "review"], { error: "只能是 clean 或 review" }).default("clean"),
    letterhead: letterhead.nullable().default(null),
    fonts: fonts.optional(),
  })
  .refine((value) => value.draft !== undefined || value.text !== undefined, {
    error: "要写草稿编号或正文",
    path: ["text"],
  });

export const checkSchema = z.object({ text, file: z.string(words).max(300).optional() });
