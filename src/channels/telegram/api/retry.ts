import { autoRetry } from "@grammyjs/auto-retry";
import { HttpError, type Transformer } from "grammy";
import { setTimeout as delay } from "node:timers/promises";
import type { Pace } from "../pace.ts";
import { UnsureDeliveryError } from "../intake/delivery.ts";

/** getUpdates and the start-up have loops of their own; the others are worthless once they are late. */
const neverRetried = new Set(["getUpdates", "getMe", "sendChatAction", "sendMessageDraft"]);

/** Twice done is not the same as once done. */
const notRepeatable = new Set(["sendMessage", "sendDocument"]);

/**
 * Obeys `retry_after` and repeats what a broken line or a server in trouble (5xx) did not take, within bounds:
 * a chat message a minute late helps nobody.
 * @throws UnsureDeliveryError when the line broke while a message was on its way.
 */
export function createRetry(pace: Pace): Transformer {
  // Two hundred answers at once take seven of Telegram's seconds of 30 messages. Its own way with 5xx and lost connections waits for minutes, or without end.
  const obeyLimits = autoRetry({
    maxRetryAttempts: 8,
    maxDelaySeconds: 60,
    rethrowHttpErrors: true,
    rethrowInternalServerErrors: true,
  });
  return (previous, method, payload, signal) =>
    neverRetried.has(method)
      ? previous(method, payload, signal)
      : obeyLimits(
          async (method, payload, signal) => {
            for (let attempt = 0; ; attempt += 1) {
              const wait = pace.retries[attempt];
              try {
                const response = await previous(method, payload, signal);
                if (response.ok || response.error_code < 500 || wait === undefined) return response;
              } catch (error) {
                if (!(error instanceof HttpError) || signal?.aborted === true) throw error;
                if (notRepeatable.has(method) && !neverLeft(error)) throw new UnsureDeliveryError(method);
                if (wait === undefined) throw error;
              }
              await delay(wait);
            }
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
