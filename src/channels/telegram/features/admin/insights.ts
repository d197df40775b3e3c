import { Composer, type CommandContext } from "grammy";
import { describeError, YoujuError } from "../../../../errors.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import type { BotContext } from "../../intake/delivery.ts";
import { isInternal } from "../../internal-sources.ts";
import { renderInsights } from "../../render/render-insights.ts";
import { say, sendRichText } from "../../sending/send.ts";
import { forAdmins } from "./for-admins.ts";

/** `/insights 天数`: what was asked, and what the base could not answer. */
export function createInsightsFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const { access, assistant, sendsInternal } = dependencies;
  const feature = new Composer<BotContext>();

  const show = async (ctx: CommandContext<BotContext>) => {
    const words = ctx.match.trim().replace(/\s*天$/u, "");
    const days = words === "" ? undefined : Number(words);
    if (days !== undefined && (!Number.isSafeInteger(days) || days < 1))
      return await say(ctx, "请在后面写天数，例如：/insights 7；不写就是保留的全部。");
    const reader = access.readerFor(ctx);
    const isOpen = ({ file }: { readonly file: string }) =>
      sendsInternal || !isInternal(assistant, reader, file);
    try {
      const insights = assistant.insights(days, reader);
      await sendRichText(
        ctx,
        renderInsights({
          ...insights,
          cited: insights.cited.filter(isOpen),
          outdated: insights.outdated.filter(isOpen),
          feedback: insights.feedback.filter(({ cited }) => cited.every(isOpen)),
        }),
      );
    } catch (error) {
      if (!(error instanceof YoujuError)) throw error;
      await say(ctx, describeError(error));
    }
  };
  feature.command("insights", forAdmins(access, "查看提问情况", show));
  return feature;
}
