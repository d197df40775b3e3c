import { autoRetry } from "@grammyjs/auto-retry";
import { HttpError, type Transformer } from "grammy";
import { setTimeout as delay } from "node:timers/promises";

/** getUpdates and the start-up have loops of their own; the others are worthless once they are late. */
const neverRetried = new Set(["getUpdates", "getMe", "sendChatAction", "sendMessageDraft"]);

/** Lost connections: three more tries. auto-retry would try without end. */
const networkDelaysMs = [300, 1_000, 3_000];

/** Obeys `retry_after` and repeats 5xx, within bounds: a chat message a minute late helps nobody. */
export function createRetry(): Transformer {
  const obeyLimits = autoRetry({ maxRetryAttempts: 3, maxDelaySeconds: 60, rethrowHttpErrors: true });
  return (previous, method, payload, signal) =>
    neverRetried.has(method)
      ? previous(method, payload, signal)
      : obeyLimits(
          async (method, payload, signal) => {
            for (const wait of networkDelaysMs) {
              try {
                return await previous(method, payload, signal);
              } catch (error) {
                if (!(error instanceof HttpError) || signal?.aborted === true) throw error;
                await delay(wait);
              }
            }
            return await previous(method, payload, signal);
          },
          method,
          payload,
          signal,
        );
}
