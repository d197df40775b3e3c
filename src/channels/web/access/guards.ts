import { getCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import type { Access } from "./access.ts";
import type { Gate } from "./gate.ts";
import { createRateLimit, type RateLimitOptions } from "./rate-limit.ts";
import type { WebEnvironment } from "../web-environment.ts";
import { WebError } from "../web-errors.ts";

export const sessionCookie = "youju_session";

/** Refuses whoever may not read, and hands the reader to the route. */
export function requireReader(access: Access) {
  return createMiddleware<WebEnvironment>(async (context, next) => {
    const reader = access.identify({
      hostHeader: context.req.header("host"),
      authorization: context.req.header("authorization"),
      session: getCookie(context, sessionCookie),
    });
    context.set("reader", reader);
    await next();
  });
}

/** Behind requireReader. */
export const requireAdmin = createMiddleware<WebEnvironment>(async (context, next) => {
  if (context.get("reader").role !== "admin") {
    throw new WebError(403, "这一步只有管理员能做", "请用管理员口令登录");
  }
  await next();
});

/** Behind requireReader: each user has their own turns. Without a login everyone at this computer shares them. */
export function limitRate(options: RateLimitOptions) {
  const limit = createRateLimit(options);
  return createMiddleware<WebEnvironment>(async (context, next) => {
    const seconds = limit.take(context.get("reader").userId);
    if (seconds > 0) {
      context.header("Retry-After", String(seconds));
      throw new WebError(429, "问得太快", `请 ${seconds} 秒后再试`);
    }
    await next();
  });
}

/**
 * Refuses changes asked for by another site's page. Browsers say so in Sec-Fetch-Site, and over
 * plain HTTP in Origin; a program that sends neither is no browser and carries no one's cookie.
 */
export const refuseCrossSite = createMiddleware(async (context, next) => {
  const { method } = context.req;
  if (method !== "GET" && method !== "HEAD" && isCrossSite((name) => context.req.header(name))) {
    throw new WebError(403, "拒绝来自其他网站的请求", "请在有据的网页里操作");
  }
  await next();
});

function isCrossSite(header: (name: string) => string | undefined): boolean {
  const site = header("sec-fetch-site");
  if (site !== undefined) return site !== "same-origin" && site !== "none";
  const origin = header("origin");
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== header("host")?.toLowerCase();
}

/** Behind requireReader: the route's work waits for its turn, or is refused when there is too much of it. */
export function throughGate(gate: Gate) {
  return createMiddleware<WebEnvironment>(async (context, next) => {
    const ticket = gate.join(context.get("reader").userId);
    try {
      await ticket.turn(context.req.raw.signal);
      await next();
    } finally {
      ticket.leave();
    }
  });
}
