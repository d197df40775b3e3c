import { Hono, type Context } from "hono";
import type { DraftEvent } from "../../../domain/draft.ts";
import type { Reader } from "../../../domain/reader.ts";
import type { Writing } from "../../../domain/writing.ts";
import { type EventStreamOptions, sendEvents, type WebEvent } from "../event-stream.ts";
import { parseInput, readJson } from "../request-schemas.ts";
import type { WebEnvironment } from "../web-environment.ts";
import { checkSchema, docxSchema, draftSchema, reviseSchema } from "../writing-schemas.ts";

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** `POST /api/draft`, its revisions and versions, and its Word file. */
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
    .post("/docx", async (context) => {
      const { draft: id, text, kind, copy, letterhead } = parseInput(docxSchema, await readJson(context.req));
      const draft = id === undefined ? null : (writing.versions(id, context.get("reader")).at(-1) ?? null);
      const request = {
        text: text ?? draft?.text ?? "",
        kind: kind ?? draft?.kind ?? null,
        copy,
        letterhead,
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
    .get("/:id", (context) =>
      context.json({ versions: writing.versions(context.req.param("id"), context.get("reader")) }),
    );
}

/** `POST /api/check {text}`: what a reader would mark in a writer's own text. */
export function checkRoute(writing: Writing) {
  return new Hono<WebEnvironment>().post("/", async (context) => {
    const { text, file } = parseInput(checkSchema, await readJson(context.req));
    return context.json(writing.review(text, file ?? null, context.get("reader")));
  });
}

function toWebEvent(event: DraftEvent): WebEvent {
  const { type, ...data } = event;
  return { name: type, data: event.type === "draft-end" ? event.draft : data };
}
