import { Hono } from "hono";
import { type EventStreamOptions, stopStream } from "../event-stream.ts";
import type { WebEnvironment } from "../web-environment.ts";
import { WebError } from "../web-errors.ts";

/** `POST /api/streams/:id/stop`: closing the page alone leaves a stream waiting to be read on. */
export function streamRoutes(streams: EventStreamOptions) {
  return new Hono<WebEnvironment>().post("/:id/stop", (context) => {
    if (!stopStream(streams, context.req.param("id"), context.get("reader")))
      throw new WebError(404, "没有正在进行的回答", "它可能已经结束");
    return context.json({ ok: true });
  });
}
