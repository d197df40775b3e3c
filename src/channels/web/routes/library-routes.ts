import { Hono } from "hono";
import type { Assistant } from "../../../assistant.ts";
import { requireAdmin } from "../access/guards.ts";
import { showDocument } from "../../../domain/documents/shown-document.ts";
import { parseCompare, parseInput, searchSchema } from "../request-schemas.ts";
import type { WebEnvironment } from "../web-environment.ts";
import { WebError } from "../web-errors.ts";

/** What is held and how well it is found: search, two versions side by side, evaluations, the list of documents, one whole document. */
export function libraryRoutes(assistant: Assistant) {
  return new Hono<WebEnvironment>()
    .get("/search", async (context) => {
      const query = parseInput(searchSchema, context.req.query());
      const reader = context.get("reader");
      const result = await assistant.search(
        {
          text: query.q,
          limit: query.k,
          kind: query.kind,
          asOf: query.as_of,
          allVersions: query.all_versions,
          whole: query.whole,
          // How a ranking came about is for those who look after the base.
          explain: query.explain && reader.role === "admin",
        },
        reader,
      );
      return context.json(result);
    })
    .get("/compare", async (context) =>
      context.json(await assistant.compare(parseCompare(context.req.query()), context.get("reader"))),
    )
    .get("/evaluations", requireAdmin, (context) => context.json({ evaluations: assistant.evaluations() }))
    .get("/documents", (context) => context.json({ documents: assistant.documents(context.get("reader")) }))
    .get("/documents/:id", (context) => {
      const view = assistant.document(context.req.param("id"), context.get("reader"));
      // Absent and out of scope look alike: a reader must not learn what others hold.
      if (view === null) throw new WebError(404, "没有这份资料", "它可能已被移走，请刷新后重试");
      // What the command prints, and the view with its paths as lists, which the page reads.
      return context.json({ ...showDocument(view), ...view });
    });
}
