import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Access } from "../access/access.ts";
import { clientAddress } from "../access/client-address.ts";
import { sessionCookie } from "../access/guards.ts";
import { loginSchema, parseInput, readJson } from "../request-schemas.ts";
import { sessionSeconds } from "../access/sessions.ts";

/** `POST /api/login {token}` and `POST /api/logout`: a token becomes a cookie that scripts cannot read. */
export function sessionRoutes(access: Access) {
  return new Hono()
    .post("/login", async (context) => {
      const { token } = parseInput(loginSchema, await readJson(context.req));
      const session = access.login(token, clientAddress(context));
      setCookie(context, sessionCookie, session, {
        httpOnly: true,
        sameSite: "Strict",
        path: "/",
        maxAge: sessionSeconds,
        // Behind a proxy with TLS the browser must not send it in clear.
        secure: context.req.header("x-forwarded-proto") === "https",
      });
      return context.json({ ok: true });
    })
    .post("/logout", (context) => {
      const session = getCookie(context, sessionCookie);
      if (session !== undefined) access.logout(session);
      deleteCookie(context, sessionCookie, { path: "/" });
      return context.json({ ok: true });
    });
}
