import type { Context } from "grammy";
import type { Line } from "../api/line.ts";
import type { StoredUpdate, UpdateInbox } from "../../../ports/chat-store.ts";

/** What becomes of the answer to one update; kept in the inbox, so that a restart knows it too. */
export interface Delivery {
  readonly updateId: number;
  /** Asked for again by its sender, so its age does not matter. */
  readonly wanted: boolean;
  /** Message that waits to be turned into the answer. */
  readonly placeholder: number | null;
  keepPlaceholder(messageId: number): void;
  /** A message that must not come twice goes out now. */
  begin(): void;
  /** It, or its first part, has arrived. */
  arrived(): void;
  readonly hasArrived: boolean;
}

export type BotContext = Context & { delivery: Delivery; line: Line };

export function createDelivery(update: StoredUpdate, inbox: UpdateInbox): Delivery {
  let { placeholder } = update;
  let hasArrived = false;
  return {
    updateId: update.id,
    wanted: update.wanted,
    get placeholder() {
      return placeholder;
    },
    keepPlaceholder: (messageId) => {
      placeholder = messageId;
      inbox.keepPlaceholder(update.id, messageId);
    },
    begin: () => inbox.begin(update.id),
    arrived: () => {
      hasArrived = true;
    },
    get hasArrived() {
      return hasArrived;
    },
  };
}

/** The bot is stopping before the answer was sent: the update stays in the inbox for the next start. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
}

/** The line broke after a message had been handed over: it may have arrived or not. */
export class UnsureDeliveryError extends Error {
  override readonly name = "UnsureDeliveryError";
}

/** For messages that may come twice without harm. */
export async function repeatedly<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof UnsureDeliveryError) || attempt >= mostRepeats) throw error;
    }
  }
}

const mostRepeats = 5;
