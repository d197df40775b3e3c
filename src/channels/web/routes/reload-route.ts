import { Hono } from "hono";
import type { Assistant } from "../../../assistant.ts";
import type { ReloadEvent } from "../../../domain/reload.ts";
import { type EventStreamOptions, sendEvents, type WebEvent } from "../event-stream.ts";
import { requireAdmin } from "../access/guards.ts";
import { parseInput, readJson, reloadSchema } from "../request-schemas.ts";
import type { WebEnvironment } from "../web-environment.ts";

/** `POST /api/reload`: progress as events; leaving stops following, not the reload. */
export function reloadRoute(assistant: Assistant, streams: EventStreamOptions) {
  return new Hono<WebEnvironment>().post("/", requireAdmin, async (context) => {
    const { full } = parseInput(reloadSchema, await readJson(context.req));
    return sendEvents(context, streams, async function* (signal) {
      for await (const event of assistant.reload({ full }, signal)) yield toWebEvent(event);
    });
  });
}

function toWebEvent(event: ReloadEvent): WebEvent {
  if (event.type === "reload-end") return { name: event.type, data: event.report };
  const { type, ...progress } = event;
  return { name: type, data: progress };
}
