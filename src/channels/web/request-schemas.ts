import { z } from "zod";
import { WebError } from "./web-errors.ts";

/** Longer questions than this are pasted documents, not questions. */
export const questionLimit = 20_000;

const question = z
  .string({ error: "要写成文字" })
  .trim()
  .min(1, "请输入问题")
  .max(questionLimit, `最多 ${questionLimit} 字，请缩短后再问`);

export const askSchema = z.object({
  question,
  conversation: z.string({ error: "要写成文字" }).min(1, "不能为空").max(200, "最多 200 个字符").optional(),
  history: z
    .array(z.string({ error: "每一项要写成文字" }).max(questionLimit, "其中一项太长"), {
      error: "要写成以前问题的列表",
    })
    .max(50, "最多 50 个问题")
    .optional(),
  attached: z.boolean({ error: "只能是 true 或 false" }).default(false),
});

const flag = z
  .enum(["", "0", "1", "true", "false"], { error: "只能是 1 或 0" })
  .transform((value) => value === "1" || value === "true");

export const searchSchema = z.object({
  q: question,
  k: z.coerce
    .number({ error: "要写 1 到 100 的整数" })
    .int("要写 1 到 100 的整数")
    .min(1, "要写 1 到 100 的整数")
    .max(100, "要写 1 到 100 的整数")
    .default(10),
  kind: z.enum(["policy", "report"], { error: "只能是 policy 或 report" }).optional(),
  as_of: z.iso.date({ error: "日期要写成 2024-05-01 这样" }).optional(),
  all_versions: flag.default(false),
  whole: flag.default(false),
  explain: flag.default(false),
});

export const loginSchema = z.object({
  token: z.string({ error: "要写成文字" }).trim().min(1, "请输入口令").max(1000, "太长"),
});

export const reloadSchema = z.object({
  full: z.boolean({ error: "只能是 true 或 false" }).default(false),
});

export const historySchema = z.object({
  limit: z.coerce
    .number({ error: "要写 1 到 200 的整数" })
    .int("要写 1 到 200 的整数")
    .min(1, "要写 1 到 200 的整数")
    .max(200, "要写 1 到 200 的整数")
    .default(20),
});

const role = z.enum(["staff", "admin"], { error: "只能是 staff 或 admin" });

const collections = z.union([z.literal("all"), z.array(z.string().min(1)).min(1).max(100)], {
  error: "要写 all 或资料夹名的列表",
});

export const userSchema = z.object({
  id: z.string({ error: "要写成文字" }).trim().min(1, "请写用户名").max(40, "最多 40 字"),
  role: role.default("staff"),
  collections: collections.default("all"),
});

export const rightsSchema = z.object({ role: role.optional(), collections: collections.optional() });

export const uploadSchema = z.object({
  kind: z.enum(["policy", "report"], { error: "只能是 policy（政策）或 report（报告）" }).default("policy"),
});

export const auditSchema = z.object({
  limit: z.coerce.number().int().min(1).max(1000, "最多 1000").default(100),
});

export const feedbackSchema = z.object({
  verdict: z.enum(["up", "down"], { error: "只能是 up（有用）或 down（没用）" }),
  reason: z.string({ error: "要写成文字" }).trim().max(500, "最多 500 字").optional(),
  question,
  outcome: z.enum(["answered", "refused", "chat"], { error: "只能是 answered、refused 或 chat" }),
  cited: z
    .array(
      z.object({
        file: z.string({ error: "要写文件名" }).min(1, "要写文件名").max(1000, "文件名太长"),
        article: z.string().max(100, "太长").nullable().default(null),
      }),
      { error: "要写成所引条文的列表" },
    )
    .max(50, "最多 50 条")
    .default([]),
});

const named = z.string({ error: "要写成文字" }).trim().min(1, "请写文件名或标题").max(1000, "太长");
const sides = z.object({ old: named, new: named });
const topic = z.object({ topic: named });

/** A topic alone, else both sides. */
export function parseCompare(query: Readonly<Record<string, string>>): z.output<typeof sides | typeof topic> {
  return parseInput("topic" in query ? topic : sides, query);
}

export const insightsSchema = z.object({
  days: z.coerce
    .number({ error: "要写大于 0 的整数" })
    .int("要写大于 0 的整数")
    .min(1, "要写大于 0 的整数")
    .optional(),
});

/** @throws WebError 400 naming every bad field at once. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? "请求内容要写成一个 JSON 对象" : `${String(path[0])}：${inChinese(message)}`,
  );
  throw new WebError(400, [...new Set(faults)].join("；"), "请改正后重试");
}

/** Faults that no schema has words for come in the library's English. */
function inChinese(message: string): string {
  return /\p{Script=Han}/u.test(message) ? message : "内容或格式不对";
}

/** The body as JSON; an empty one counts as `{}`. @throws WebError 400 when it is something else. */
export async function readJson(request: { text(): Promise<string> }): Promise<unknown> {
  const text = await request.text();
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new WebError(400, "请求内容不是 JSON", '请写成 {"question":"…"} 这样');
  }
}
