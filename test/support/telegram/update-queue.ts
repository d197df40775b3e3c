import type { Update } from "grammy/types";
import { Refusal, type Payload } from "./limits.ts";

export interface UpdateQueue {
  push(update: Omit<Update, "update_id">): number;
  /** getUpdates: forgets what the offset confirms, waits when there is nothing. */
  take(payload: Payload): Promise<Update[]>;
  setWebhook(url: string, secret: unknown): true;
  pending(): number;
  close(): void;
}

const webhookRetryMs = 50;

/** Updates on their way to the bot: one poller at a time, or pushed until the webhook takes them. */
export function createUpdateQueue(): UpdateQueue {
  let updates: Update[] = [];
  let nextUpdate = 1;
  let poll: { wake(): void; replace(): void } | null = null;
  let webhook: { url: string; secret: string } | null = null;
  let pushing = false;
  let closed = false;

  const deliver = async () => {
    if (pushing) return;
    pushing = true;
    for (;;) {
      const [update] = updates;
      if (webhook === null || update === undefined || closed) break;
      const taken = await fetch(webhook.url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-telegram-bot-api-secret-token": webhook.secret,
        },
        body: JSON.stringify(update),
      }).then(
        (response) => response.ok,
        () => false,
      );
      if (taken) updates = updates.filter((other) => other !== update);
      else await new Promise((resolve) => setTimeout(resolve, webhookRetryMs));
    }
    pushing = false;
  };

  return {
    push: (update) => {
      const full: Update = { update_id: nextUpdate, ...update };
      nextUpdate += 1;
      updates.push(full);
      poll?.wake();
      deliver().catch(() => undefined);
      return full.update_id;
    },
    take: async (payload) => {
      // The newer request ends the older one.
      poll?.replace();
      const offset = Number(payload["offset"] ?? 0);
      updates = updates.filter((update) => update.update_id >= offset);
      if (updates.length === 0) {
        await new Promise<void>((resolve, reject) => {
          const timer = setTimeout(resolve, Number(payload["timeout"] ?? 0) * 1000);
          poll = {
            wake: () => {
              clearTimeout(timer);
              resolve();
            },
            replace: () => {
              clearTimeout(timer);
              reject(new Refusal(409, "Conflict: terminated by other getUpdates request"));
            },
          };
        });
        poll = null;
      }
      return updates.slice(0, Number(payload["limit"] ?? 100));
    },
    setWebhook: (url, secret) => {
      webhook = { url, secret: typeof secret === "string" ? secret : "" };
      deliver().catch(() => undefined);
      return true;
    },
    pending: () => updates.length,
    close: () => {
      closed = true;
      poll?.wake();
    },
  };
}
