import { z } from "zod";
import { isInside } from "./domain/egress/inside.ts";
import { ConfigError } from "./errors.ts";
import { logLevels, type LogLevel } from "./logger.ts";
import type { ChatEndpoint } from "./ports/chat-model.ts";
import type { EmbeddingEndpoint } from "./ports/embedder.ts";
import {
  telegramConfig,
  telegramFaults,
  telegramVariables,
  type TelegramConfig,
} from "./settings/telegram.ts";
import { proxyFor } from "./settings/proxy.ts";
import { httpUrl, list, optionalText } from "./settings/variables.ts";

/** One entry a variable; `.describe()` is the line shown in `.env.example`. */
export const environmentSchema = z.object({
  KNOWLEDGE_DIR: optionalText.describe("资料文件夹；默认是程序自带的 knowledge/（示例）"),
  DATA_DIR: optionalText.describe("索引与数据文件夹；默认 data/"),
  WATCH: z
    .enum(["", "0", "1"], { error: "只能是 1 或 0" })
    .default("0")
    .transform((value) => value === "1")
    .describe("写 1：资料文件夹里的文件有增改时，几秒后自动更新"),
  HOST: z
    .string()
    .trim()
    .min(1)
    .default("127.0.0.1")
    .describe("网页监听地址；不是本机地址时必须设置 ADMIN_TOKEN 或 STAFF_TOKEN"),
  PORT: z.coerce
    .number({ error: "要写 0 到 65535 的整数" })
    .int("要写 0 到 65535 的整数")
    .min(0, "要写 0 到 65535 的整数")
    .max(65535, "要写 0 到 65535 的整数")
    .default(8765)
    .describe("网页端口；0 表示任选空闲端口"),
  ADMIN_TOKEN: z.string().min(8, "至少 8 个字符").optional().describe("管理员口令"),
  STAFF_TOKEN: z.string().min(8, "至少 8 个字符").optional().describe("工作人员口令"),
  OFFICE_REGION: z
    .string()
    .trim()
    .regex(/^[^\s]{2,30}(?:省|区|市|州|县|旗|盟)$/u, "要写地区全称，如 江苏省苏州市吴江区")
    .optional()
    .describe("本单位所在地区全称，如 江苏省苏州市吴江区；用来认出本单位和上级的文件"),
  LOG_LEVEL: z
    .enum(logLevels, { error: `只能是 ${logLevels.join(" / ")}` })
    .default("info")
    .describe("日志级别"),
  OPENAI_API_KEY: optionalText.describe("模型接口的密钥；本机模型一般不用"),
  OPENAI_BASE_URL: httpUrl
    .optional()
    .describe("模型接口地址，如 http://127.0.0.1:11434/v1；默认 OpenAI 官方"),
  CHAT_MODEL: optionalText.describe("对话模型名；不设则用原文摘录作答，不调用模型"),
  UNSUPPORTED: z
    .enum(["remove", "mark"], { error: "只能是 remove 或 mark" })
    .default("remove")
    .describe("模型写的、没有条文依据的句子：remove 删去，mark 标【未见依据】"),
  EMBEDDING_MODEL: optionalText.describe("向量模型名；不设则用内置向量模型，文本不出本机"),
  PRIVATE_ENDPOINTS: list.describe("视同本机的接口主机名，逗号隔开；其他外部接口收不到标为内部的文件"),
  RETENTION_DAYS: z.coerce
    .number({ error: "要写 1 到 3650 的整数" })
    .int("要写 1 到 3650 的整数")
    .min(1, "要写 1 到 3650 的整数")
    .max(3650, "要写 1 到 3650 的整数")
    .default(30)
    .describe("问答统计和反馈保留的天数，过期自动删除；默认 30"),
  ...telegramVariables,
});

export interface Config {
  readonly knowledgeDir: string;
  readonly dataDir: string;
  /** Files that change while the program runs are taken up by themselves. */
  readonly watch: boolean;
  readonly host: string;
  readonly port: number;
  readonly adminToken: string | null;
  readonly staffToken: string | null;
  /** Null when it is not set. */
  readonly officeRegion: string | null;
  readonly logLevel: LogLevel;
  /** Null: answers are made of the sources' own words. */
  readonly chatEndpoint: ChatEndpoint | null;
  readonly unsupported: "remove" | "mark";
  /** Null: the embedded encoder. */
  readonly embeddingEndpoint: EmbeddingEndpoint | null;
  /** How long counts of questions and feedback are kept. */
  readonly retentionDays: number;
  readonly telegram: TelegramConfig | null;
}

export interface ConfigDefaults {
  readonly knowledgeDir: string;
  readonly dataDir: string;
}

/**
 * Reads the environment into one frozen object. An empty variable counts as unset.
 * @throws ConfigError naming every bad variable at once.
 */
export function loadConfig(
  environment: Readonly<Record<string, string | undefined>>,
  defaults: ConfigDefaults,
): Config {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const parsed = environmentSchema.safeParse(present);
  const issues = parsed.error?.issues ?? [];
  const faults = [
    ...issues.map((issue) => `${String(issue.path[0])}：${issue.message}`),
    ...modelFaults(present),
    ...telegramFaults(present),
  ];
  if (!parsed.success || faults.length > 0) {
    throw new ConfigError(
      `环境变量有误 ${[...new Set(faults)].join("；")}`,
      "请改正后重新启动，说明见 .env.example",
    );
  }
  const values = parsed.data;
  return Object.freeze({
    knowledgeDir: values.KNOWLEDGE_DIR ?? defaults.knowledgeDir,
    dataDir: values.DATA_DIR ?? defaults.dataDir,
    watch: values.WATCH,
    host: values.HOST,
    port: values.PORT,
    adminToken: values.ADMIN_TOKEN ?? null,
    staffToken: values.STAFF_TOKEN ?? null,
    officeRegion: values.OFFICE_REGION ?? null,
    logLevel: values.LOG_LEVEL,
    chatEndpoint: modelEndpoint(values, values.CHAT_MODEL),
    unsupported: values.UNSUPPORTED,
    embeddingEndpoint: modelEndpoint(values, values.EMBEDDING_MODEL),
    retentionDays: values.RETENTION_DAYS,
    telegram: telegramConfig(values),
  });
}

const openAi = "https://api.openai.com/v1";

/** Chat and embeddings are served by one endpoint; null without a model's name. */
function modelEndpoint(
  values: z.output<typeof environmentSchema>,
  model: string | undefined,
): (EmbeddingEndpoint & ChatEndpoint) | null {
  if (model === undefined) return null;
  const baseUrl = values.OPENAI_BASE_URL ?? openAi;
  const isOutside = !isInside(new URL(baseUrl).hostname, values.PRIVATE_ENDPOINTS);
  const proxy = isOutside ? proxyFor(baseUrl, values.HTTPS_PROXY, values.NO_PROXY) : null;
  return Object.freeze({
    model,
    baseUrl,
    apiKey: values.OPENAI_API_KEY ?? null,
    isOutside,
    ...(proxy === null ? {} : { proxy }),
  });
}

/** A model by name alone says not where it is; OpenAI itself asks for a key. */
function modelFaults(present: Readonly<Record<string, string | undefined>>): string[] {
  if (present["OPENAI_API_KEY"] !== undefined || present["OPENAI_BASE_URL"] !== undefined) return [];
  const where = "要同时设置 OPENAI_BASE_URL（本机或内网的模型）或 OPENAI_API_KEY";
  const without = { CHAT_MODEL: "不设则用原文摘录作答", EMBEDDING_MODEL: "不设则用内置向量模型" };
  return Object.entries(without)
    .filter(([name]) => present[name] !== undefined)
    .map(([name, otherwise]) => `${name}：${where}；${otherwise}`);
}

/** The text of `.env.example`: every variable with what it does and its default. */
export function describeEnvironment(): string {
  const entries = Object.entries(environmentSchema.shape).map(
    ([name, schema]) => `# ${schema.description ?? ""}\n# ${name}=\n`,
  );
  return `# 有据 Youju 的设置：复制为 .env，去掉需要的行首的 #。都不设置也能运行。\n\n${entries.join("\n")}`;
}
