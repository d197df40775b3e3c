import { Composer, type Context } from "grammy";
import { YoujuError, describeError } from "../../../errors.ts";
import type { ReloadReport } from "../../../domain/reload.ts";
import { describeFailure } from "../api/failures.ts";
import { startProgressMessage } from "../api/progress-message.ts";
import type { TelegramDependencies } from "../dependencies.ts";
import { renderProgress, renderReport } from "../render-reload.ts";
import { richText } from "../rich-text.ts";

/** `/reload`, `/reload full`: one message that shows progress and ends as the report. */
export function createReloadFeature({
  assistant,
  access,
  logger,
  signal,
}: TelegramDependencies): Composer<Context> {
  const feature = new Composer();
  feature.command("reload", async (ctx) => {
    if (!access.isAdmin(ctx.from?.id ?? 0)) {
      await ctx.reply("只有管理员可以更新资料索引。");
      return;
    }
    const full = /^(?:full|全部)$/u.test(ctx.match.trim());
    const progress = await startProgressMessage(ctx, "正在更新资料……");
    let report: ReloadReport | null = null;
    try {
      for await (const event of assistant.reload({ full, by: `telegram:${ctx.from?.id ?? 0}` }, signal)) {
        if (event.type === "reload-end") report = event.report;
        else progress.show(renderProgress(event));
      }
    } catch (error) {
      logger.warn(describeFailure(error), "telegram reload failed");
      const reason = error instanceof YoujuError ? describeError(error) : "出了意外，原来的索引照常使用。";
      await progress.end(richText([`资料没有更新：${reason}`]));
      return;
    }
    await progress.end(
      report === null ? richText(["更新没有完成，原来的索引照常使用。"]) : renderReport(report),
    );
  });
  return feature;
}
