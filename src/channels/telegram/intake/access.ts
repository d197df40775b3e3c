import type { Context, MiddlewareFn } from "grammy";
import type { TelegramConfig } from "../../../settings/telegram.ts";
import type { Reader } from "../../../domain/people/reader.ts";
import type { GrantBook } from "../../../ports/chat-store.ts";
import { say } from "../sending/send.ts";
import type { BotContext } from "./delivery.ts";

export interface Access {
  /** No list names anyone: everybody may ask. */
  readonly isOpen: boolean;
  isAdmin(userId: number): boolean;
  /** In a group the group decides, since everyone there reads the answer; in private the person. */
  isAllowed(userId: number, chatId: number): boolean;
  /** Let in by the environment, so that no command can put them out. */
  isFixed(id: number): boolean;
  /** Who reads, and what: in a group what the group may search, since everyone there reads the answer. */
  readerFor(ctx: Context): Reader;
}

type Lists = Pick<TelegramConfig, "adminIds" | "allowedIds" | "groupIds" | "collections">;

export function createAccess(
  { adminIds, allowedIds, groupIds, collections }: Lists,
  grants: GrantBook,
): Access {
  const admins = new Set(adminIds);
  const fixed = new Set([...adminIds, ...allowedIds, ...groupIds]);
  const isOpen = adminIds.length === 0 && allowedIds.length === 0;
  const isAdmin = (userId: number) => admins.has(userId);
  const scopeOf = (id: number): Reader["collections"] => grants.find(id)?.collections ?? collections;
  return {
    isOpen,
    isAdmin,
    isAllowed: (userId, chatId) => {
      const id = chatId < 0 ? chatId : userId;
      if (isOpen && (chatId > 0 || groupIds.length === 0)) return true;
      return fixed.has(id) || grants.find(id) !== null;
    },
    isFixed: (id) => fixed.has(id),
    readerFor: (ctx) => {
      const id = speakerId(ctx);
      const chatId = ctx.chat?.id ?? id;
      const role = isAdmin(id) ? "admin" : "staff";
      const scope = chatId > 0 && role === "admin" ? "all" : scopeOf(chatId < 0 ? chatId : id);
      return { userId: `telegram:${String(id)}`, role, collections: scope };
    },
  };
}

/** Anonymous group admins all share one user id; the chat they speak as tells them from others. */
export function speakerId(ctx: Context): number {
  return ctx.message?.sender_chat?.id ?? ctx.from?.id ?? 0;
}

/** Told once each; forgotten when the list is full, so that a flood of strangers costs no memory. */
const mostStrangers = 10_000;

/**
 * Strangers get one polite line with their id, so that an admin can let them in; then silence. In a group that
 * is not let in, only an admin gets a word, since anything said there is said to all.
 */
export function createAccessGate(access: Access): MiddlewareFn<BotContext> {
  const told = new Set<number>();
  return async (ctx, next) => {
    const id = speakerId(ctx);
    const chatId = ctx.chat?.id ?? id;
    if (access.isAllowed(id, chatId)) return await next();
    if (ctx.callbackQuery !== undefined) {
      await ctx.answerCallbackQuery({ text: "您还没有使用权限。" });
      return;
    }
    if (ctx.inlineQuery !== undefined) await ctx.answerInlineQuery([], { is_personal: true });
    if (ctx.message === undefined || (chatId < 0 && !access.isAdmin(id))) return;
    if (told.has(chatId)) return;
    if (told.size >= mostStrangers) told.clear();
    told.add(chatId);
    await say(
      ctx,
      chatId < 0
        ? `本群还没有开通。请在与我的私聊里发送 /grant ${String(chatId)} 开通。`
        : `您还没有使用权限。请把您的编号 ${String(id)} 发给管理员开通。`,
    );
  };
}
