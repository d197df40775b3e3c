import type { ReloadReport } from "../../../../domain/operation/reload.ts";
import { YoujuError, describeError } from "../../../../errors.ts";
import { describeFailure } from "../../api/failures.ts";
import { startProgressMessage } from "../../sending/progress-message.ts";
import { keyboardOf } from "../../sending/send.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { InterruptedError, type BotContext } from "../../intake/delivery.ts";
import { isInternal, withholdFromReport } from "../../internal-sources.ts";
import { createRateMeter, renderProgress, renderReport } from "../../render/render-reload.ts";
import { richText, type RichText } from "../../render/text/rich-text.ts";

export const cancelData = "r:cancel";

export interface ReloadFollower {
  /** One message that shows the run and ends as its report; a run under way is joined. */
  follow(ctx: BotContext, full: boolean, head?: string): Promise<void>;
  /** Stops the run under way; false when there is none. */
  cancel(): boolean;
}

/** Runs and follows reloads for everybody in this channel. */
export function createReloadFollower(dependencies: TelegramDependencies): ReloadFollower {
  const { assistant, access, audit, logger, signal, pace, sendsInternal } = dependencies;
  let cancelled = false;

  /** To its end, whoever started it, and words that end. */
  const run = async (
    ctx: BotContext,
    options: { readonly full: boolean; readonly by: string },
    show: (text: string) => void,
  ): Promise<RichText> => {
    const meter = createRateMeter(() => performance.now());
    let report: ReloadReport | null = null;
    try {
      for await (const event of assistant.reload(options, signal)) {
        if (event.type === "reload-end") report = event.report;
        else show(renderProgress(event, meter(event)));
      }
    } catch (error) {
      if (cancelled) return richText(["更新已取消，原来的资料照常使用。"]);
      logger.warn(describeFailure(error), "telegram reload failed");
      const reason = error instanceof YoujuError ? describeError(error) : "出了意外，原来的索引照常使用。";
      return richText([`资料没有更新：${reason}`]);
    }
    // Nothing was sent yet: the next start runs it again.
    if (report === null) throw new InterruptedError();
    if (sendsInternal) return renderReport(report);
    const isAtHome = (file: string) => isInternal(assistant, access.readerFor(ctx), file);
    const open = withholdFromReport(report, isAtHome);
    return renderReport(open.report, open.withheld);
  };

  return {
    follow: async (ctx, full, head) => {
      const joined = assistant.status().reloading;
      const by = access.readerFor(ctx).userId;
      if (!joined) {
        cancelled = false;
        audit.append({ actor: by, action: "reload", subject: full ? "full" : "" });
      }
      const first = joined ? "已有一次更新在进行，一起等它结束……" : "正在更新资料……";
      const keyboard = keyboardOf([[{ label: "取消更新", data: cancelData }]]) ?? null;
      const progress = await startProgressMessage(ctx, head ?? first, keyboard, pace);
      const end = await run(ctx, { full, by }, (text) => progress.show(text));
      // A run under way may have passed the file that this one is for.
      const last =
        joined && head !== undefined ? await run(ctx, { full, by }, (text) => progress.show(text)) : end;
      await progress.end(last);
    },
    cancel: () => {
      if (!assistant.status().reloading) return false;
      cancelled = true;
      assistant.cancelReload();
      return true;
    },
  };
}
