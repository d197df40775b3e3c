import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { Logger } from "../../logger.ts";
import { errorLine } from "./web-errors.ts";

/** One server-sent event: its name and the object that goes into `data:`. */
export interface WebEvent {
  readonly name: string;
  readonly data: object;
}

export interface EventStreamOptions {
  readonly logger: Logger;
  /** Aborted when the server stops: running streams then end with an `error` event. */
  readonly closing: AbortSignal;
  /** How often a comment keeps proxies from cutting a quiet stream. */
  readonly heartbeatMs: number;
}

/**
 * Sends what `produce` yields as it comes. The signal it gets is aborted when the client leaves
 * or the server stops. Ids are `<stream>-<count>`, so that a later resume can tell streams apart.
 */
export function sendEvents(
  context: Context,
  { logger, closing, heartbeatMs }: EventStreamOptions,
  produce: (signal: AbortSignal) => AsyncIterable<WebEvent>,
): Response {
  // Nginx would hold the events back otherwise.
  context.header("X-Accel-Buffering", "no");
  const gone = new AbortController();
  const signal = AbortSignal.any([gone.signal, context.req.raw.signal, closing]);

  const response = streamSSE(context, async (stream) => {
    stream.onAbort(() => gone.abort());
    const streamId = randomUUID().slice(0, 8);
    let count = 0;
    const send = async ({ name, data }: WebEvent): Promise<void> => {
      count += 1;
      await stream.writeSSE({ event: name, id: `${streamId}-${count}`, data: JSON.stringify(data) });
    };
    const heartbeat = setInterval(() => void stream.write(": \n\n"), heartbeatMs);
    try {
      for await (const event of produce(signal)) {
        if (signal.aborted) break;
        await send(event);
      }
    } catch (error) {
      if (!signal.aborted) {
        logger.error({ error }, "event stream failed");
        await send({ name: "error", data: { message: errorLine(error) } });
      }
    } finally {
      clearInterval(heartbeat);
    }
    if (closing.aborted) await send({ name: "error", data: { message: "服务正在停止，请稍后重试" } });
  });
  // No proxy on the way may gather events to compress them.
  response.headers.set("Cache-Control", "no-store, no-transform");
  return response;
}
