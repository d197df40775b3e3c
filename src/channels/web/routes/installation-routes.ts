import { Hono } from "hono";
import type { Installation } from "../../../domain/operation/installation.ts";
import { requireAdmin } from "../access/guards.ts";
import type { WebEnvironment } from "../web-environment.ts";

/**
 * For admins. `GET /api/installation`: checks, what leaves the machine, settings in force with secrets
 * masked. `POST /api/installation/model`: asks the configured model for one word.
 */
export function installationRoutes(installation: Installation) {
  return new Hono<WebEnvironment>()
    .use(requireAdmin)
    .get("/", async (context) => context.json(await installation.report()))
    .post("/model", async (context) => context.json(await installation.tryModel(context.req.raw.signal)));
}
