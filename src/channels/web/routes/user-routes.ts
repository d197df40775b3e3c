import { Hono } from "hono";
import type { People } from "../../../domain/people/people.ts";
import { requireAdmin } from "../access/guards.ts";
import { parseInput, readJson, rightsSchema, userSchema } from "../request-schemas.ts";
import type { WebEnvironment } from "../web-environment.ts";

/** `/api/users`, for admins: a token is in the answer to `POST /` and `POST /:id/rotate`, and nowhere else ever. */
export function userRoutes(people: People) {
  return new Hono<WebEnvironment>()
    .use(requireAdmin)
    .get("/", (context) => context.json({ users: people.list() }))
    .post("/", async (context) => {
      const user = parseInput(userSchema, await readJson(context.req));
      const token = people.add(user, context.get("reader").userId);
      return context.json({ id: user.id, token }, 201);
    })
    .post("/:id", async (context) => {
      const rights = parseInput(rightsSchema, await readJson(context.req));
      people.change(context.req.param("id"), rights, context.get("reader").userId);
      return context.json({ ok: true });
    })
    .post("/:id/rotate", (context) => {
      const id = context.req.param("id");
      return context.json({ id, token: people.rotate(id, context.get("reader").userId) });
    })
    .post("/:id/revoke", (context) => {
      people.revoke(context.req.param("id"), context.get("reader").userId);
      return context.json({ ok: true });
    });
}
