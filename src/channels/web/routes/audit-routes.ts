import { Hono } from "hono";
import type { AuditLog } from "../../../domain/people/audit-log.ts";
import { requireAdmin } from "../access/guards.ts";
import { auditSchema, parseInput } from "../request-schemas.ts";
import type { WebEnvironment } from "../web-environment.ts";

/** `GET /api/audit?limit=`, for admins: the newest entries first, and whether the chain is whole. */
export function auditRoutes(audit: AuditLog) {
  return new Hono<WebEnvironment>().use(requireAdmin).get("/", (context) => {
    const { limit } = parseInput(auditSchema, context.req.query());
    return context.json({ entries: audit.newest(limit), check: audit.verify() });
  });
}
