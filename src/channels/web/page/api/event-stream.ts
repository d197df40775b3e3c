import { readEvents, type ServerEvent } from "./event-reader.ts";
import { ApiError, post } from "./http.ts";

/** Pauses before reading on after a cut, ms; together under the 60 s the server keeps a stream. */
const pauses = [300, 1000, 2000, 4000, 8000, 15_000];

/** The names that end a stream; one that stops without them was cut on the way. */
function isLast({ name }: ServerEvent): boolean {
  return name.endsWith("-end") || name === "error";
}

/**
 * The events of one request. A cut line is taken up again where it broke; a server that restarted
 * meanwhile does not know the stream any more, which ends it as interrupted. Aborting `signal` stops
 * the request on the server too.
 * @throws ApiError
 */
export async function* postForEvents(
  address: string,
  body: object,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  let last: ServerEvent | null = null;
  const stopOnServer = (): void => {
    const stream = last?.id?.split("-")[0];
    if (stream !== undefined) void post(`/api/streams/${stream}/stop`, {}).catch(() => undefined);
  };
  signal.addEventListener("abort", stopOnServer, { once: true });
  try {
    for (let attempt = 0; ; attempt += 1) {
      const seen: string | null = last?.id ?? null;
      try {
        const headers: Record<string, string> = seen === null ? {} : { "Last-Event-ID": seen };
        const response = await post(address, body, signal, headers);
        if (response.body === null) return;
        for await (const event of readEvents(response.body)) {
          last = event;
          yield event;
          if (isLast(event)) return;
          attempt = 0;
        }
      } catch (error) {
        if (signal.aborted || !isCut(error) || (seen === null && last === null)) throw error;
      }
      const pause = pauses[attempt];
      // Nothing had come yet, or it stays cut: the caller says that it was interrupted.
      if (last === null || pause === undefined) return;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  } finally {
    signal.removeEventListener("abort", stopOnServer);
  }
}

/** Not reached at all, or the body broke off (a TypeError of fetch); an answer of the server is final. */
function isCut(error: unknown): boolean {
  return error instanceof ApiError ? error.status === 0 : error instanceof TypeError;
}
