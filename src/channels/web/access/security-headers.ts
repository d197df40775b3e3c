import { randomBytes } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { WebEnvironment } from "../web-environment.ts";

/** A nonce for each response; only the page's own style sheets carry it (design §8, Web). */
export const securityHeaders = createMiddleware<WebEnvironment>(async (context, next) => {
  const nonce = randomBytes(16).toString("base64");
  context.set("nonce", nonce);
  await next();
  const { headers } = context.res;
  headers.set("Content-Security-Policy", contentSecurityPolicy(nonce));
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "no-referrer");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
});

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
