import type { Context, MiddlewareFn } from "grammy";
import type { TelegramConfig } from "../../../config.ts";
import type { Reader } from "../../../domain/reader.ts";

export interface Access {
  isAdmin(userId: number): boolean;
  /** A chat may be allowed as a whole: its (negative) id stands in the same list. */
  isAllowed(userId: number, chatId: number): boolean;
  readerFor(ctx: Context): Reader;
}

export function createAccess(config: Pick<TelegramConfig, "adminIds" | "allowedIds">): Access {
  const admins = new Set(config.adminIds);
  const allowed = new Set([...config.adminIds, ...config.allowedIds]);
  const isAdmin = (userId: number) => admins.has(userId);
  return {
    isAdmin,
    isAllowed: (userId, chatId) =>
      // Groups only: a private chat has the id of its user.
      allowed.size === 0 || allowed.has(userId) || (chatId < 0 && allowed.has(chatId)),
    readerFor: (ctx) => {
      const id = speakerId(ctx);
      return { userId: `telegram:${String(id)}`, role: isAdmin(id) ? "admin" : "staff", collections: "all" };
    },
  };
}

/** Anonymous group admins all share one user id; the chat they speak as tells them from others. */
export function speakerId(ctx: Context): number {
  return ctx.message?.sender_chat?.id ?? ctx.from?.id ?? 0;
}

/** Told once each; forgotten when the list is full, so that a flood of strangers costs no memory. */
const mostStrangers = 10_000;

/** Strangers get one polite line with their id, so that an admin can let them in; then silence. */
export function createAccessGate(access: Access): MiddlewareFn {
  const told = new Set<number>();
  return async (ctx, next) => {
    const id = speakerId(ctx);
    if (access.isAllowed(id, ctx.chat?.id ?? 0)) return await next();
    if (ctx.callbackQuery !== undefined) {
      await ctx.answerCallbackQuery({ text: "您还没有使用权限。" });
      return;
    }
    if (told.has(id)) return;
    if (told.size >= mostStrangers) told.clear();
    told.add(id);
    await ctx.reply(`您还没有使用权限。请把您的编号 ${String(id)} 发给管理员开通。`);
  };
}
