import { Hono } from "hono";
import type { Assistant } from "../../../assistant.ts";
import type { AuditLog } from "../../../domain/people/audit-log.ts";
import type { ReloadEvent } from "../../../domain/operation/reload.ts";
import { type EventStreamOptions, sendEvents, type WebEvent } from "../event-stream.ts";
import { requireAdmin } from "../access/guards.ts";
import { historySchema, parseInput, readJson, reloadSchema } from "../request-schemas.ts";
import type { WebEnvironment } from "../web-environment.ts";

/** `GET /api/reload?limit=`: how the last ones went. `POST /api/reload`: progress as events; leaving stops following, `POST /api/reload/cancel` the reload itself. */
export function reloadRoute(assistant: Assistant, streams: EventStreamOptions, audit: AuditLog) {
  return new Hono<WebEnvironment>()
    .use(requireAdmin)
    .post("/", async (context) => {
      const { full } = parseInput(reloadSchema, await readJson(context.req));
      const actor = context.get("reader").userId;
      return sendEvents(context, streams, async function* (signal) {
        audit.append({ actor, action: "reload", subject: full ? "full" : "" });
        for await (const event of assistant.reload({ full, by: actor }, signal)) yield toWebEvent(event);
      });
    })
    .get("/", (context) => {
      const { limit } = parseInput(historySchema, context.req.query());
      return context.json({ reloads: assistant.pastReloads(limit) });
    })
    .post("/cancel", (context) => {
      assistant.cancelReload();
      return context.json({ ok: true });
    });
}

function toWebEvent(event: ReloadEvent): WebEvent {
  if (event.type === "reload-end") return { name: event.type, data: event.report };
  const { type, ...progress } = event;
  return { name: type, data: progress };
}
