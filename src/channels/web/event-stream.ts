import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { Reader } from "../../domain/people/reader.ts";
import type { Logger } from "../../logger.ts";
import { errorLine, WebError } from "./web-errors.ts";
import type { Gate } from "./access/gate.ts";
import type { WebEnvironment } from "./web-environment.ts";
import { createHeldStream, type HeldStream, type WebEvent } from "./held-stream.ts";

export type { WebEvent } from "./held-stream.ts";

export interface StreamSettings {
  readonly logger: Logger;
  /** Aborted when the server stops: running streams then end with an `error` event. */
  readonly closing: AbortSignal;
  /** How often a comment keeps proxies from cutting a quiet stream. */
  readonly heartbeatMs: number;
  /** How long a cut stream can be read on with Last-Event-ID. */
  readonly resumeMs: number;
}

/** Every stream that runs or can still be read on. */
export interface EventStreamOptions extends StreamSettings {
  readonly held: Map<string, HeldStream>;
}

/** A bound for a client that opens streams and leaves; the oldest goes first. */
const maximum = 2000;

export function createEventStreams(options: StreamSettings): EventStreamOptions {
  const held = new Map<string, HeldStream>();
  const stopAll = (): void => {
    const last = { name: "error", data: { message: "服务正在停止，请稍后重试" } };
    for (const stream of held.values()) stream.stop(last);
  };
  options.closing.addEventListener("abort", stopAll, { once: true });
  return { ...options, held };
}

/**
 * Sends what `produce` yields as it comes, or, when the request carries the Last-Event-ID of a stream
 * of the same user and route, what of it is still to come. The signal `produce` gets is aborted when
 * the stream is stopped, when nobody reads on in time, or when the server stops.
 * With a gate the work waits for its turn. @throws Overload when there is too much of it; WebError 410 when
 * that stream is over or someone else's.
 */
export function sendEvents(
  context: Context<WebEnvironment>,
  streams: EventStreamOptions,
  produce: (signal: AbortSignal) => AsyncIterable<WebEvent>,
  gate: Gate | null = null,
): Response {
  const owner = ownerOf(context.get("reader"), context.req.path);
  const lastEventId = context.req.header("last-event-id");
  const [stream, after] =
    lastEventId === undefined
      ? [open(streams, owner, inTurn(context, produce, gate), context.get("requestId")), 0]
      : find(streams, owner, lastEventId);
  return write(context, streams, stream, after);
}

type Produce = (signal: AbortSignal) => AsyncIterable<WebEvent>;

function inTurn(context: Context<WebEnvironment>, produce: Produce, gate: Gate | null): Produce {
  if (gate === null) return produce;
  const ticket = gate.join(context.get("reader").userId);
  return async function* (signal) {
    try {
      await ticket.turn(signal);
      if (!signal.aborted) yield* produce(signal);
    } finally {
      ticket.leave();
    }
  };
}

/** Stops a running stream of this reader; false when there is none. */
export function stopStream(streams: EventStreamOptions, id: string, reader: Reader): boolean {
  const stream = streams.held.get(id);
  if (stream === undefined || !stream.owner.startsWith(ownerOf(reader, ""))) return false;
  stream.stop();
  return true;
}

/** Of the rights as well: who may see less than a minute ago does not read on. User ids hold no line feed. */
function ownerOf({ userId, role, collections }: Reader, path: string): string {
  return `${userId}\n${role} ${JSON.stringify(collections)}\n${path}`;
}

function open(
  { held, logger, resumeMs }: EventStreamOptions,
  owner: string,
  produce: Produce,
  request: string,
): HeldStream {
  const stream = createHeldStream({
    owner,
    produce,
    resumeMs,
    describeFailure(error) {
      logger.error({ error, request }, "event stream failed");
      return { name: "error", data: { message: errorLine(error, request) } };
    },
    onOver: ({ id }) => held.delete(id),
  });
  held.set(stream.id, stream);
  const oldest = held.values().next().value;
  if (held.size > maximum) oldest?.stop();
  return stream;
}

function find(
  { held }: EventStreamOptions,
  owner: string,
  lastEventId: string,
): readonly [HeldStream, number] {
  const [, id = "", count = ""] = /^([\da-f]+)-(\d{1,9})$/u.exec(lastEventId) ?? [];
  const stream = held.get(id);
  if (stream === undefined || stream.owner !== owner) {
    throw new WebError(410, "这次回答已经不能接着读", "请重新提问");
  }
  return [stream, Number(count)];
}

function write(
  context: Context<WebEnvironment>,
  { heartbeatMs }: EventStreamOptions,
  held: HeldStream,
  after: number,
): Response {
  // Nginx would hold the events back otherwise.
  context.header("X-Accel-Buffering", "no");
  const left = new AbortController();
  const gone = AbortSignal.any([left.signal, context.req.raw.signal]);
  const response = streamSSE(context, async (stream) => {
    stream.onAbort(() => left.abort());
    const heartbeat = setInterval(() => void stream.write(": \n\n"), heartbeatMs);
    try {
      for await (const { count, name, json } of held.follow(after, gone)) {
        await stream.writeSSE({ event: name, id: `${held.id}-${count}`, data: json });
      }
    } finally {
      clearInterval(heartbeat);
    }
  });
  // No proxy on the way may gather events to compress them.
  response.headers.set("Cache-Control", "no-store, no-transform");
  return response;
}
