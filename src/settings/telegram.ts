import { z } from "zod";
import { isInside } from "../domain/egress/inside.ts";
import { proxyFor } from "./proxy.ts";
import type { Reader } from "../domain/people/reader.ts";
import { httpUrl, list } from "./variables.ts";

const telegramIds = list
  .pipe(z.array(z.string().regex(/^-?\d+$/u, "只能是数字编号，用逗号隔开")))
  .transform((ids) => ids.map(Number));

/** The variables of the Telegram channel, and those of the way out that it goes. */
export const telegramVariables = {
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
  TELEGRAM_COLLECTIONS: list.describe(
    "Telegram 使用者可查的资料夹，逗号隔开，如 policies,reports；不设则全部可查。管理员不受限；/grant 可给单个人或群另定",
  ),
  TELEGRAM_INTERNAL: z
    .enum(["withhold", "allow"], { error: "只能是 withhold 或 allow" })
    .default("withhold")
    .describe("内部资料：withhold 不发到 Telegram；allow 只能与自建的 TELEGRAM_API_ROOT 一起用"),
  TELEGRAM_INLINE: z
    .enum(["off", "on"], { error: "只能是 off 或 on" })
    .default("off")
    .describe("on：在任何聊天里用 @机器人 查条文（还要在 @BotFather 打开 inline mode）"),
  TELEGRAM_WEBHOOK_URL: httpUrl
    .optional()
    .describe("设置后由 Telegram 推送更新，不再轮询；这个地址要转发到本程序的网页端口"),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/u, "要 16 到 256 个字母、数字、下划线或短横")
    .optional()
    .describe("推送的口令，与 TELEGRAM_WEBHOOK_URL 一起设置"),
  HTTPS_PROXY: httpUrl.optional().describe("访问外部服务的代理地址；本机地址从不走代理"),
  NO_PROXY: list.describe("不走代理的主机名，逗号隔开"),
  LOG_CONTENT: z
    .enum(["0", "1"], { error: "只能是 0 或 1" })
    .default("0")
    .describe("1：日志里记下聊天文字，只在排查问题时打开"),
};

export interface TelegramConfig {
  readonly token: string;
  readonly apiRoot: string;
  readonly adminIds: readonly number[];
  readonly allowedIds: readonly number[];
  /** Whole groups, by their negative ids. */
  readonly groupIds: readonly number[];
  /** What everyone but the admins may search, unless a grant says otherwise. */
  readonly collections: Reader["collections"];
  /** Whether text of documents marked internal may be sent; only ever true with an API server of our own. */
  readonly sendsInternal: boolean;
  readonly inline: boolean;
  /** Null: long polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  /** Null: straight to the API server. */
  readonly proxy: string | null;
  readonly logsContent: boolean;
}

const telegramSchema = z.object({ ...telegramVariables, PRIVATE_ENDPOINTS: list });
type TelegramValues = z.output<typeof telegramSchema>;

/** What no single variable shows, one line a fault. */
export function telegramFaults(present: Readonly<Record<string, string | undefined>>): string[] {
  const parsed = telegramSchema.safeParse(present);
  if (!parsed.success) return [];
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = parsed.data;
  const own = isOwnServer(parsed.data);
  const faults: string[] = [];
  if (parsed.data.TELEGRAM_INTERNAL === "allow" && !own)
    faults.push(
      "TELEGRAM_INTERNAL：allow 会把内部资料发到外面，请删去，或把 TELEGRAM_API_ROOT 指向本机或 PRIVATE_ENDPOINTS 里的自建服务器",
    );
  if ((url === undefined) !== (secret === undefined))
    faults.push("TELEGRAM_WEBHOOK_URL：要与 TELEGRAM_WEBHOOK_SECRET 一起设置，或都不设置（改用轮询）");
  if (url !== undefined && !own && !url.startsWith("https://"))
    faults.push("TELEGRAM_WEBHOOK_URL：要写成 https:// 开头，Telegram 只向 https 地址推送");
  return faults;
}

/** Null: no bot. */
export function telegramConfig(values: TelegramValues): TelegramConfig | null {
  if (values.TELEGRAM_BOT_TOKEN === undefined) return null;
  const { TELEGRAM_API_ROOT: apiRoot, TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = values;
  return Object.freeze({
    token: values.TELEGRAM_BOT_TOKEN,
    apiRoot,
    adminIds: values.TELEGRAM_ADMIN_IDS,
    allowedIds: values.TELEGRAM_ALLOWED_IDS,
    groupIds: values.TELEGRAM_GROUP_IDS,
    collections: values.TELEGRAM_COLLECTIONS.length === 0 ? "all" : values.TELEGRAM_COLLECTIONS,
    sendsInternal: values.TELEGRAM_INTERNAL === "allow" && isOwnServer(values),
    inline: values.TELEGRAM_INLINE === "on",
    webhook: url === undefined || secret === undefined ? null : { url, secret },
    proxy: proxyFor(apiRoot, values.HTTPS_PROXY, values.NO_PROXY),
    logsContent: values.LOG_CONTENT === "1",
  });
}

function isOwnServer(values: TelegramValues): boolean {
  return isInside(new URL(values.TELEGRAM_API_ROOT).hostname, values.PRIVATE_ENDPOINTS);
}
