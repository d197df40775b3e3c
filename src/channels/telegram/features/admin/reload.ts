import { Composer } from "grammy";
import type { BotContext } from "../../intake/delivery.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { cancelData, type ReloadFollower } from "./follow-reload.ts";
import { forAdmins } from "./for-admins.ts";

/** `/reload`, `/reload full`, and the button that cancels. */
export function createReloadFeature(
  { access }: TelegramDependencies,
  follower: ReloadFollower,
): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command(
    "reload",
    forAdmins(access, "更新资料索引", (ctx) =>
      follower.follow(ctx, /^(?:full|全部)$/u.test(ctx.match.trim())),
    ),
  );
  feature.callbackQuery(cancelData, async (ctx) => {
    if (!access.isAdmin(ctx.from.id)) await ctx.answerCallbackQuery({ text: "只有管理员可以取消更新。" });
    else if (follower.cancel()) await ctx.answerCallbackQuery({ text: "正在取消。" });
    else await ctx.answerCallbackQuery({ text: "现在没有正在进行的更新。" });
  });
  return feature;
}
