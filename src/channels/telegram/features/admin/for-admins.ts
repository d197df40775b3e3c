import type { CommandContext } from "grammy";
import { say } from "../../sending/send.ts";
import type { Access } from "../../intake/access.ts";
import type { BotContext } from "../../intake/delivery.ts";

/** A command for admins in their private chat: in a group everyone would read along. */
export function forAdmins(
  access: Access,
  action: string,
  handle: (ctx: CommandContext<BotContext>) => Promise<unknown>,
): (ctx: CommandContext<BotContext>) => Promise<void> {
  return async (ctx) => {
    if (!access.isAdmin(ctx.from?.id ?? 0)) await say(ctx, `只有管理员可以${action}。`);
    else if (ctx.chat.type === "private") await handle(ctx);
    else await say(ctx, "管理指令请在与我的私聊里使用。");
  };
}
