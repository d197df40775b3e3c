import { randomBytes } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { Logger } from "../../logger.ts";
import type { WebEnvironment } from "./web-environment.ts";

/**
 * Gives every request an id, which is in its answer (`X-Request-Id`) and in every line the log has of it, and
 * writes one line a call of the API when its answer begins. Of the path only what names the route is kept:
 * the rest may be a file's name or a question.
 */
export function logRequests(logger: Logger) {
  return createMiddleware<WebEnvironment>(async (context, next) => {
    const request = randomBytes(6).toString("hex");
    context.set("requestId", request);
    context.header("X-Request-Id", request);
    const started = performance.now();
    await next();
    const { method, path } = context.req;
    if (!path.startsWith("/api/")) return;
    const fields = {
      request,
      method,
      route: path.split("/").slice(0, 3).join("/"),
      status: context.res.status,
      ms: Math.round(performance.now() - started),
      // Not there where nobody was let in.
      user: (context.get("reader") as { userId: string } | undefined)?.userId ?? null,
    };
    logger.info(fields, "request");
  });
}
