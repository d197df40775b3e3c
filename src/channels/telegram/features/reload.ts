import { Composer, type CommandContext } from "grammy";
import { YoujuError, describeError } from "../../../errors.ts";
import type { ReloadReport } from "../../../domain/reload.ts";
import { describeFailure } from "../api/failures.ts";
import { startProgressMessage } from "../api/progress-message.ts";
import { keyboardOf } from "../api/send.ts";
import type { TelegramDependencies } from "../dependencies.ts";
import { InterruptedError, type BotContext } from "../intake/delivery.ts";
import { createRateMeter, renderProgress, renderReport } from "../render/render-reload.ts";
import { richText, type RichText } from "../render/rich-text.ts";
import { forAdmins } from "./for-admins.ts";

const cancelData = "r:cancel";

/** `/reload`, `/reload full`: one message that shows progress, can be cancelled and ends as the report. */
export function createReloadFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const { assistant, access } = dependencies;
  const feature = new Composer<BotContext>();
  let cancelled = false;

  const reload = async (ctx: CommandContext<BotContext>) => {
    const full = /^(?:full|全部)$/u.test(ctx.match.trim());
    const joined = assistant.status().reloading;
    if (!joined) cancelled = false;
    const keyboard = keyboardOf([[{ label: "取消更新", data: cancelData }]]) ?? null;
    const head = joined ? "已有一次更新在进行，一起等它结束……" : "正在更新资料……";
    const by = access.readerFor(ctx).userId;
    if (!joined) dependencies.audit.append({ actor: by, action: "reload", subject: full ? "full" : "" });
    const progress = await startProgressMessage(ctx, head, keyboard);
    await progress.end(await follow({ full, by }, (text) => progress.show(text)));
  };

  /** Follows the run to its end, whoever started it, and words that end. */
  const follow = async (
    options: { full: boolean; by: string },
    show: (text: string) => void,
  ): Promise<RichText> => {
    const meter = createRateMeter(Date.now);
    let report: ReloadReport | null = null;
    try {
      for await (const event of assistant.reload(options, dependencies.signal)) {
        if (event.type === "reload-end") report = event.report;
        else show(renderProgress(event, meter(event)));
      }
    } catch (error) {
      if (cancelled) return richText(["更新已取消，原来的资料照常使用。"]);
      dependencies.logger.warn(describeFailure(error), "telegram reload failed");
      const reason = error instanceof YoujuError ? describeError(error) : "出了意外，原来的索引照常使用。";
      return richText([`资料没有更新：${reason}`]);
    }
    if (report === null) throw new InterruptedError();
    return renderReport(report);
  };

  feature.command("reload", forAdmins(access, "更新资料索引", reload));
  feature.callbackQuery(cancelData, async (ctx) => {
    if (!access.isAdmin(ctx.from.id)) {
      await ctx.answerCallbackQuery({ text: "只有管理员可以取消更新。" });
    } else if (assistant.status().reloading) {
      cancelled = true;
      assistant.cancelReload();
      await ctx.answerCallbackQuery({ text: "正在取消。" });
    } else await ctx.answerCallbackQuery({ text: "现在没有正在进行的更新。" });
  });
  return feature;
}
