import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { isLoopback } from "./loopback.ts";

/**
 * Whose requests are counted together. A proxy on this computer adds the true address as the last entry
 * of X-Forwarded-For; from anywhere else that header is only a claim.
 */
export function clientAddress(context: Context): string {
  const address = getConnInfo(context).remote.address ?? "";
  if (!isLoopback(address.replace(/^::ffff:/u, ""))) return address;
  return context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() || address;
}
