import { BotError } from "grammy";
import type { Logger } from "../../../logger.ts";
import { InterruptedError, UnsureDeliveryError, type BotContext } from "../intake/delivery.ts";
import type { Outcome } from "../intake/dispatcher.ts";
import { describeFailure, hasErrorCode, isPassing } from "./failures.ts";
import { say } from "../sending/send.ts";

/** The last net: decides what becomes of the update. The log gets the cause, the user one calm sentence. */
export async function settleFailure(failure: unknown, logger: Logger): Promise<Outcome> {
  if (!(failure instanceof BotError)) {
    logger.error(describeFailure(failure), "telegram update failed");
    return "finished";
  }
  const ctx = failure.ctx as BotContext;
  const { error } = failure;
  const fields = { update: ctx.update.update_id, ...describeFailure(error) };
  if (error instanceof InterruptedError) return "interrupted";
  if (error instanceof UnsureDeliveryError) {
    logger.warn({ update: ctx.update.update_id }, "telegram connection lost while a message was on its way");
    return "unsure";
  }
  if (isPassing(error)) {
    logger.warn(fields, "telegram did not take a message, will try again");
    return "refused";
  }
  if (hasErrorCode(error, 403)) {
    // Blocked, or put out of the group: the user's right, and nobody to tell.
    logger.info(fields, "telegram chat closed to the bot");
    return "finished";
  }
  logger.error(fields, "telegram update failed");
  if (ctx.chat === undefined) return "finished";
  try {
    await say(ctx, "处理时出了点问题，请稍后再试。");
  } catch (again) {
    logger.warn(
      { update: ctx.update.update_id, ...describeFailure(again) },
      "telegram apology not delivered",
    );
  }
  return "finished";
}
