import { Composer, type CommandContext } from "grammy";
import { say } from "../../sending/send.ts";
import type { BotContext } from "../../intake/delivery.ts";
import type { Grant } from "../../../../ports/chat-store.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { forAdmins } from "./for-admins.ts";

const usage =
  "请在后面写编号，例如：/grant 123456789 张三。编号由对方向我发消息时得到；群的编号是负数。只让查一部分资料时加上资料夹：/grant 123456789 张三 资料=policies,reports";
const longestNote = 60;

/** `/users`, `/grant 编号 备注`, `/revoke 编号`: who may use the bot. */
export function createPeopleFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const { access, store, api, audit } = dependencies;
  const feature = new Composer<BotContext>();

  const grant = async (ctx: CommandContext<BotContext>) => {
    const { id, note, collections } = readTarget(ctx.match);
    if (id === null) return await say(ctx, usage);
    if (access.isFixed(id)) return await say(ctx, `${String(id)} 已在启动设置的名单里，不用再开通。`);
    const actor = access.readerFor(ctx).userId;
    store.grants.add({ id, note, collections, grantedBy: actor });
    audit.append({ actor, action: "user-added", subject: `telegram:${String(id)}` });
    await say(ctx, `已开通 ${describe(id, note)}${describeScope(collections)}。`);
    // The person need not have written to the bot yet.
    await api
      .sendMessage(
        id,
        id < 0 ? "管理员已为本群开通，请 @我 或用 /ask 提问。" : "管理员已为您开通，请直接提问。",
      )
      .catch(() => undefined);
  };
  const revoke = async (ctx: CommandContext<BotContext>) => {
    const { id } = readTarget(ctx.match);
    if (id === null) return await say(ctx, usage.replace("/grant 123456789 张三", "/revoke 123456789"));
    if (access.isFixed(id))
      return await say(ctx, `${String(id)} 写在启动设置的名单里，请改 TELEGRAM_*_IDS 后重新启动。`);
    if (!store.grants.remove(id)) return await say(ctx, `名单里没有 ${String(id)}。`);
    audit.append({
      actor: access.readerFor(ctx).userId,
      action: "user-revoked",
      subject: `telegram:${String(id)}`,
    });
    await say(ctx, `已停用 ${String(id)}。`);
  };

  feature.command("grant", forAdmins(access, "开通使用权限", grant));
  feature.command("revoke", forAdmins(access, "停用使用权限", revoke));
  feature.command(
    "users",
    forAdmins(access, "查看使用者", async (ctx) => {
      await say(ctx, usersText(dependencies, store.grants.list()));
    }),
  );
  return feature;
}

/** `资料=policies,reports` or `资料=全部` anywhere behind the number. */
const scopeWords = /(?:^|\s)资料[=＝:：](\S+)/u;

function readTarget(text: string): Pick<Grant, "note" | "collections"> & { readonly id: number | null } {
  const [, digits, rest = ""] = /^\s*(-?\d{1,16})(?:\s+(.*))?$/su.exec(text) ?? [];
  const id = Number(digits);
  if (digits === undefined || !Number.isSafeInteger(id) || id === 0)
    return { id: null, note: "", collections: null };
  const note = rest.replace(scopeWords, " ").replace(/\s+/gu, " ").trim();
  return {
    id,
    note: Array.from(note).slice(0, longestNote).join(""),
    collections: readScope(scopeWords.exec(rest)?.[1]),
  };
}

function readScope(words: string | undefined): Grant["collections"] {
  if (words === undefined) return null;
  const names = words.split(/[,，、]/u).filter(Boolean);
  return names.includes("全部") || names.includes("all") ? "all" : names;
}

function describeScope(collections: Grant["collections"]): string {
  if (collections === null) return "";
  return collections === "all" ? "，可查全部资料" : `，只能查 ${collections.join("、")}`;
}

function usersText({ lists }: TelegramDependencies, grants: readonly Grant[]): string {
  const sections = [
    section("管理员（启动设置）", lists.adminIds.map(String)),
    section("使用者（启动设置）", lists.allowedIds.map(String)),
    section("群（启动设置）", lists.groupIds.map(String)),
    section(
      "管理员开通",
      grants.map(
        ({ id, note, collections, grantedAt }) =>
          `${describe(id, note)}${describeScope(collections)} · ${grantedAt.slice(0, 10)}`,
      ),
    ),
  ];
  return sections.filter(Boolean).join("\n\n");
}

function section(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [`${heading}（${String(lines.length)}）`, ...lines].join("\n");
}

function describe(id: number, note: string): string {
  const kind = id < 0 ? "群 " : "";
  return note === "" ? `${kind}${String(id)}` : `${kind}${String(id)}（${note}）`;
}
