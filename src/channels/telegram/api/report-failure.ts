import type { BotError } from "grammy";
import type { Logger } from "../../../logger.ts";
import { describeFailure, hasErrorCode } from "./failures.ts";
import { replyParameters } from "./send.ts";

/** The last net: the log gets the cause, the user one calm sentence. */
export async function reportFailure(failure: BotError, logger: Logger): Promise<void> {
  const { ctx, error } = failure;
  const fields = { update: ctx.update.update_id, ...describeFailure(error) };
  if (hasErrorCode(error, 403)) {
    // Blocked, or put out of the group: the user's right, and nobody to tell.
    logger.info(fields, "telegram chat closed to the bot");
    return;
  }
  logger.error(fields, "telegram update failed");
  if (ctx.chat === undefined) return;
  try {
    await ctx.reply("处理时出了点问题，请稍后再试。", replyParameters(ctx));
  } catch (again) {
    logger.warn(
      { update: ctx.update.update_id, ...describeFailure(again) },
      "telegram apology not delivered",
    );
  }
}
