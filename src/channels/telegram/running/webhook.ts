import type { Bot } from "grammy";
import type { Update } from "grammy/types";
import { createHash, timingSafeEqual } from "node:crypto";
import type { Logger } from "../../../logger.ts";
import type { TelegramConfig } from "../../../settings/telegram.ts";
import { describeFailure } from "../api/failures.ts";
import type { BotContext } from "../intake/delivery.ts";
import type { Dispatcher } from "../intake/dispatcher.ts";
import { allowedUpdates } from "../intake/filter-updates.ts";
import type { Intake } from "./intake.ts";

export interface Webhook extends Intake {
  /** Path of the address that Telegram calls. */
  readonly path: string;
  /** Answers at once: 200 when the update lies in the inbox, else Telegram will send it again. */
  receive(request: Request): Promise<Response>;
}

/** Telegram pushes; the work is queued, so that its ten seconds are never used up. */
export function createWebhook(
  bot: Bot<BotContext>,
  dispatcher: Dispatcher,
  logger: Logger,
  { webhook, inline }: Pick<TelegramConfig, "inline"> & { webhook: NonNullable<TelegramConfig["webhook"]> },
): Webhook {
  let running = false;
  return {
    path: new URL(webhook.url).pathname,
    start: async () => {
      running = true;
      await bot.api.setWebhook(webhook.url, {
        secret_token: webhook.secret,
        allowed_updates: allowedUpdates(inline),
      });
    },
    // The webhook stays set: Telegram keeps what comes meanwhile and tries again.
    stop: () => {
      running = false;
      return Promise.resolve();
    },
    get running() {
      return running;
    },
    fault: null,
    receive: async (request) => {
      if (!running) return reply(503);
      if (!isSame(request.headers.get("x-telegram-bot-api-secret-token") ?? "", webhook.secret))
        return reply(403);
      const update = await readUpdate(request);
      if (update === null) return reply(400);
      try {
        dispatcher.receive([update]);
      } catch (error) {
        logger.error(describeFailure(error), "telegram update cannot be stored, Telegram will send it again");
        return reply(500);
      }
      return reply(200);
    },
  };
}

async function readUpdate(request: Request): Promise<Update | null> {
  try {
    const update: unknown = await request.json();
    if (typeof update !== "object" || update === null || !("update_id" in update)) return null;
    return Number.isSafeInteger(update.update_id) ? (update as Update) : null;
  } catch {
    return null;
  }
}

/** In constant time, whatever the lengths. */
function isSame(given: string, secret: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(secret));
}

function reply(status: number): Response {
  return new Response(null, { status });
}
