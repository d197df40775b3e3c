import { Hono } from "hono";
import type { Assistant } from "../../../assistant.ts";
import { requireAdmin } from "../access/guards.ts";
import { feedbackSchema, insightsSchema, parseInput, readJson } from "../request-schemas.ts";
import type { WebEnvironment } from "../web-environment.ts";

/** `POST /api/feedback`, for everyone; `GET /api/insights?days=`, for admins. */
export function insightRoutes(assistant: Assistant) {
  return new Hono<WebEnvironment>()
    .post("/feedback", async (context) => {
      assistant.feedback(parseInput(feedbackSchema, await readJson(context.req)), context.get("reader"));
      return context.json({ ok: true });
    })
    .get("/insights", requireAdmin, (context) => {
      const { days } = parseInput(insightsSchema, context.req.query());
      return context.json(assistant.insights(days, context.get("reader")));
    });
}
