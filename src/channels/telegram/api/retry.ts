import { autoRetry } from "@grammyjs/auto-retry";
import { HttpError, type Transformer } from "grammy";
import { setTimeout as delay } from "node:timers/promises";
import { UnsureDeliveryError } from "../intake/delivery.ts";

/** getUpdates and the start-up have loops of their own; the others are worthless once they are late. */
const neverRetried = new Set(["getUpdates", "getMe", "sendChatAction", "sendMessageDraft"]);

/** Twice done is not the same as once done. */
const notRepeatable = new Set(["sendMessage", "sendDocument"]);

/** Lost connections: three more tries. auto-retry would try without end. */
const networkDelaysMs = [300, 1_000, 3_000];

/**
 * Obeys `retry_after` and repeats 5xx, within bounds: a chat message a minute late helps nobody.
 * @throws UnsureDeliveryError when the line broke while a message was on its way.
 */
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
                if (notRepeatable.has(method) && !neverLeft(error)) throw new UnsureDeliveryError(method);
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

/** No connection came about, or a gateway answered in Telegram's stead (its error page is no JSON). */
const beforeSending = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "EPROTO",
]);

function neverLeft({ error }: HttpError): boolean {
  if (typeof error !== "object" || error === null) return false;
  if ("type" in error && error.type === "invalid-json") return true;
  return "code" in error && typeof error.code === "string" && beforeSending.has(error.code);
}
