import { Hono } from "hono";
import type { DraftEvent } from "../../../domain/draft.ts";
import type { Writing } from "../../../domain/writing.ts";
import { type EventStreamOptions, sendEvents, type WebEvent } from "../event-stream.ts";
import { draftSchema, parseInput, readJson } from "../request-schemas.ts";
import type { WebEnvironment } from "../web-environment.ts";

/** `POST /api/draft`: a request in, the events of its draft out. */
export function draftRoutes(writing: Writing, streams: EventStreamOptions) {
  return new Hono<WebEnvironment>().post("/", async (context) => {
    const request = parseInput(draftSchema, await readJson(context.req));
    const stop = new AbortController();
    const events = writing.draft(request, context.get("reader"), stop.signal)[Symbol.asyncIterator]();
    // A request that cannot be met is an answer with status 400, not a stream that fails. One that reads
    // a cut stream on starts nothing.
    const first = context.req.header("last-event-id") === undefined ? await events.next() : null;
    return sendEvents(context, streams, async function* (signal) {
      signal.addEventListener("abort", () => stop.abort(), { once: true });
      for (let next = first ?? (await events.next()); next.done !== true; next = await events.next())
        yield toWebEvent(next.value);
    });
  });
}

function toWebEvent(event: DraftEvent): WebEvent {
  const { type, ...data } = event;
  return { name: type, data: event.type === "draft-end" ? event.draft : data };
}
