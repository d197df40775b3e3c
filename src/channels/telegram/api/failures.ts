import { GrammyError, HttpError } from "grammy";

/**
 * What the log may know of a failed call. Not the payload (chat text) and not the inner fetch error,
 * whose message holds the address and with it the token.
 */
export function describeFailure(error: unknown): Record<string, string | number> {
  if (error instanceof GrammyError)
    return { method: error.method, code: error.error_code, reason: error.description };
  if (error instanceof HttpError) return { reason: "network", code: networkCode(error.error) };
  if (error instanceof Error) return { reason: error.name, stack: error.stack ?? error.message };
  return { reason: "unknown" };
}

export function hasErrorCode(error: unknown, ...codes: readonly number[]): boolean {
  return error instanceof GrammyError && codes.includes(error.error_code);
}

/** The server or the line is in trouble; the same call may well succeed later. */
export function isPassing(error: unknown): boolean {
  if (error instanceof HttpError) return true;
  return error instanceof GrammyError && (error.error_code === 429 || error.error_code >= 500);
}

/** The message is already what it should become: what a repeated edit is told. */
export function isUnmodified(error: unknown): boolean {
  return hasErrorCode(error, 400) && error instanceof Error && error.message.includes("not modified");
}

function networkCode(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "connection lost";
}
