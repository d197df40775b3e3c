import { Hono, type Context } from "hono";
import type { DraftEvent } from "../../../../domain/draft.ts";
import type { Reader } from "../../../../domain/reader.ts";
import type { Writing } from "../../../../domain/writing.ts";
import { type EventStreamOptions, sendEvents, type WebEvent } from "../../event-stream.ts";
import { parseInput, readJson } from "../../request-schemas.ts";
import type { WebEnvironment } from "../../web-environment.ts";
import { docxSchema, draftSchema, reviseSchema } from "../../writing-schemas.ts";

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * `POST /api/draft`: drafts, their outlines, revisions and versions, and Word files. `GET /api/draft` lists
 * the reader's own; `/whole` writes section by section, and `/:id/resume` goes on with what was stopped.
 */
export function draftRoutes(writing: Writing, streams: EventStreamOptions) {
  type Start = (reader: Reader, signal: AbortSignal) => AsyncIterable<DraftEvent>;

  /** A request that cannot be met is an answer with status 400, not a stream that fails. */
  async function stream(context: Context<WebEnvironment>, start: Start): Promise<Response> {
    const stop = new AbortController();
    const events = start(context.get("reader"), stop.signal)[Symbol.asyncIterator]();
    // One that reads a cut stream on starts nothing.
    const first = context.req.header("last-event-id") === undefined ? await events.next() : null;
    return sendEvents(context, streams, async function* (signal) {
      signal.addEventListener("abort", () => stop.abort(), { once: true });
      for (let next = first ?? (await events.next()); next.done !== true; next = await events.next())
        yield toWebEvent(next.value);
    });
  }

  return new Hono<WebEnvironment>()
    .post("/", async (context) => {
      const request = parseInput(draftSchema, await readJson(context.req));
      return stream(context, (reader, signal) => writing.draft(request, reader, signal));
    })
    .post("/outline", async (context) => {
      const request = parseInput(draftSchema, await readJson(context.req));
      return context.json(writing.outline(request, context.get("reader")));
    })
    .post("/whole", async (context) => {
      const request = parseInput(draftSchema, await readJson(context.req));
      return stream(context, (reader, signal) => writing.draft({ ...request, whole: true }, reader, signal));
    })
    .post("/docx", async (context) => {
      const {
        draft: id,
        text,
        kind,
        copy,
        letterhead,
        fonts,
      } = parseInput(docxSchema, await readJson(context.req));
      const draft = id === undefined ? null : (writing.versions(id, context.get("reader")).at(-1) ?? null);
      const request = {
        text: text ?? draft?.text ?? "",
        kind: kind ?? draft?.kind ?? null,
        copy,
        letterhead,
        fonts,
      };
      const bytes = await writing.word(request, draft);
      const name = encodeURIComponent(copy === "clean" ? "清稿.docx" : "核对稿.docx");
      return context.body(bytes.slice().buffer, 200, {
        "content-type": docxType,
        "content-disposition": `attachment; filename*=UTF-8''${name}`,
      });
    })
    .post("/:id/revise", async (context) => {
      const { instruction } = parseInput(reviseSchema, await readJson(context.req));
      const id = context.req.param("id");
      return stream(context, (reader, signal) => writing.revise(id, instruction, reader, signal));
    })
    .post("/:id/resume", (context) =>
      stream(context, (reader, signal) => writing.resume(context.req.param("id"), reader, signal)),
    )
    .get("/", (context) => context.json({ drafts: writing.drafts(context.get("reader")) }))
    .get("/:id", (context) =>
      context.json({ versions: writing.versions(context.req.param("id"), context.get("reader")) }),
    );
}

function toWebEvent(event: DraftEvent): WebEvent {
  const { type, ...data } = event;
  return { name: type, data: event.type === "draft-end" ? event.draft : data };
}
