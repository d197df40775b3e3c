import { z } from "zod";
import { ConfigError } from "./errors.ts";
import { logLevels, type LogLevel } from "./logger.ts";

const list = z
  .string()
  .default("")
  .transform((value) => value.split(/[,，\s]+/u).filter(Boolean));

const telegramIds = list
  .pipe(z.array(z.string().regex(/^-?\d+$/u, "只能是数字编号，用逗号隔开")))
  .transform((ids) => ids.map(Number));

const httpUrl = z
  .url({ protocol: /^https?$/u, error: "要写成 http:// 或 https:// 开头的地址" })
  .transform((value) => value.replace(/\/+$/u, ""));

const optionalText = z.string().trim().min(1).optional();

/** One entry a variable; `.describe()` is the line shown in `.env.example`. */
export const environmentSchema = z.object({
  KNOWLEDGE_DIR: optionalText.describe("资料文件夹；默认是程序自带的 knowledge/（示例）"),
  DATA_DIR: optionalText.describe("索引与数据文件夹；默认 data/"),
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
  LOG_LEVEL: z
    .enum(logLevels, { error: `只能是 ${logLevels.join(" / ")}` })
    .default("info")
    .describe("日志级别"),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{10,}$/u, "格式应为 数字:字母串，由 @BotFather 给出")
    .optional()
    .describe("设置后随 npm start 启动 Telegram 机器人"),
  TELEGRAM_API_ROOT: httpUrl.default("https://api.telegram.org").describe("Bot API 服务器地址"),
  TELEGRAM_ADMIN_IDS: telegramIds.describe("管理员的 Telegram 编号，逗号隔开"),
  TELEGRAM_ALLOWED_IDS: telegramIds.describe(
    "允许使用者的 Telegram 编号，逗号隔开；与管理员名单都空时对所有人开放",
  ),
  TELEGRAM_GROUP_IDS: telegramIds.describe("允许使用的群编号（负数），逗号隔开；群里任何人都可以提问"),
  TELEGRAM_INTERNAL: z
    .enum(["withhold", "allow"], { error: "只能是 withhold 或 allow" })
    .default("withhold")
    .describe("内部资料：withhold 不发到 Telegram；allow 只能与自建的 TELEGRAM_API_ROOT 一起用"),
  TELEGRAM_INLINE: z
    .enum(["off", "on"], { error: "只能是 off 或 on" })
    .default("off")
    .describe("on：允许在任何聊天里用 @机器人 查条文（还要在 @BotFather 打开 inline mode）"),
  TELEGRAM_WEBHOOK_URL: httpUrl
    .optional()
    .describe("设置后由 Telegram 推送更新，不再轮询；地址要转发到本程序的网页端口"),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/u, "要 16 到 256 个字母、数字、下划线或短横")
    .optional()
    .describe("推送的口令；与 TELEGRAM_WEBHOOK_URL 一起设置"),
  HTTPS_PROXY: httpUrl.optional().describe("访问外部服务（Telegram）用的代理地址；本机地址从不走代理"),
  NO_PROXY: list.describe("不走代理的主机名，逗号隔开"),
  LOG_CONTENT: z
    .enum(["0", "1"], { error: "只能是 0 或 1" })
    .default("0")
    .describe("1：日志里记下聊天文字，只在排查问题时打开"),
});

export interface TelegramConfig {
  readonly token: string;
  readonly apiRoot: string;
  readonly adminIds: readonly number[];
  readonly allowedIds: readonly number[];
  /** Whole groups, by their negative ids. */
  readonly groupIds: readonly number[];
  /** Whether text of documents marked internal may be sent; only ever true with an API server of our own. */
  readonly sendsInternal: boolean;
  readonly inline: boolean;
  /** Null: long polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  /** Null: straight to the API server. */
  readonly proxy: string | null;
  readonly logsContent: boolean;
}

export interface Config {
  readonly knowledgeDir: string;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly adminToken: string | null;
  readonly staffToken: string | null;
  readonly logLevel: LogLevel;
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
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${String(issue.path[0])}：${issue.message}`);
    throw new ConfigError(
      `环境变量有误 ${[...new Set(faults)].join("；")}`,
      "请改正后重新启动，说明见 .env.example",
    );
  }
  const values = parsed.data;
  return Object.freeze({
    knowledgeDir: values.KNOWLEDGE_DIR ?? defaults.knowledgeDir,
    dataDir: values.DATA_DIR ?? defaults.dataDir,
    host: values.HOST,
    port: values.PORT,
    adminToken: values.ADMIN_TOKEN ?? null,
    staffToken: values.STAFF_TOKEN ?? null,
    logLevel: values.LOG_LEVEL,
    telegram: telegramConfig(values),
  });
}

function telegramConfig(values: z.infer<typeof environmentSchema>): TelegramConfig | null {
  if (values.TELEGRAM_BOT_TOKEN === undefined) return null;
  const { TELEGRAM_API_ROOT: apiRoot, TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = values;
  const ownServer = isPrivateHost(new URL(apiRoot).hostname);
  if (values.TELEGRAM_INTERNAL === "allow" && !ownServer) {
    throw new ConfigError(
      "TELEGRAM_INTERNAL=allow 会把内部资料发到外面的服务器",
      "请删去它，或把 TELEGRAM_API_ROOT 指向本单位内网自建的 Bot API 服务器",
    );
  }
  if ((url === undefined) !== (secret === undefined)) {
    throw new ConfigError(
      "TELEGRAM_WEBHOOK_URL 和 TELEGRAM_WEBHOOK_SECRET 只设置了一个",
      "请两个都设置，或都不设置（改用轮询）",
    );
  }
  if (url !== undefined && !ownServer && !url.startsWith("https://")) {
    throw new ConfigError("TELEGRAM_WEBHOOK_URL 要用 https://", "Telegram 只向 https 地址推送");
  }
  return Object.freeze({
    token: values.TELEGRAM_BOT_TOKEN,
    apiRoot,
    adminIds: values.TELEGRAM_ADMIN_IDS,
    allowedIds: values.TELEGRAM_ALLOWED_IDS,
    groupIds: values.TELEGRAM_GROUP_IDS,
    sendsInternal: values.TELEGRAM_INTERNAL === "allow",
    inline: values.TELEGRAM_INLINE === "on",
    webhook: url === undefined || secret === undefined ? null : { url, secret },
    proxy: proxyFor(apiRoot, values.HTTPS_PROXY, values.NO_PROXY),
    logsContent: values.LOG_CONTENT === "1",
  });
}

/** Loopback, private ranges (RFC 1918, RFC 4193), and names that only a local network knows. */
function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/gu, "").toLowerCase();
  if (host === "localhost" || host.endsWith(".localhost") || host === "::1") return true;
  if (/^f[cd][\da-f]{2}:/u.test(host) || /\.(?:local|internal|lan)$/u.test(host)) return true;
  return /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)[\d.]+$/u.test(host);
}

/** The proxy for an outside address, or null; loopback never goes through it (design §8). */
function proxyFor(address: string, proxy: string | undefined, except: readonly string[]): string | null {
  const { hostname } = new URL(address);
  if (proxy === undefined || hostname === "localhost" || /^(?:127\.|\[::1\])/u.test(hostname)) return null;
  const spared = except.some((name) => {
    const bare = name.replace(/^\*?\./u, "").toLowerCase();
    return name === "*" || hostname === bare || hostname.endsWith(`.${bare}`);
  });
  return spared ? null : proxy;
}

/** The text of `.env.example`: every variable with what it does and its default. */
export function describeEnvironment(): string {
  const entries = Object.entries(environmentSchema.shape).map(
    ([name, schema]) => `# ${schema.description ?? ""}\n# ${name}=\n`,
  );
  return `# 有据 Youju 的设置：复制为 .env，去掉需要的行首的 #。都不设置也能运行。\n\n${entries.join("\n")}`;
}
