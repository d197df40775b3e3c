import { Hono, type Context } from "hono";
import type { Draft, DraftEvent } from "../../../../domain/writing/draft.ts";
import type { Reader } from "../../../../domain/people/reader.ts";
import type { WordFonts } from "../../../../domain/writing/word.ts";
import type { Writing } from "../../../../domain/writing/writing.ts";
import type { Gate } from "../../access/gate.ts";
import { type EventStreamOptions, sendEvents, type WebEvent } from "../../event-stream.ts";
import { parseInput, readJson } from "../../request-schemas.ts";
import type { WebEnvironment } from "../../web-environment.ts";
import { docxSchema, draftSchema, editSchema, reviseSchema } from "../../writing-schemas.ts";

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * `POST /api/draft`, its revisions, versions and changes by hand, and its Word file. `/outline` proposes the
 * outline of a whole report, `/whole` writes one section by section, `/:id/resume` goes on with a stopped one.
 */
export function draftRoutes(writing: Writing, streams: EventStreamOptions, gate: Gate) {
  type Start = (reader: Reader, signal: AbortSignal) => AsyncIterable<DraftEvent>;

  /** A request that cannot be met is an answer with status 400, not a stream that fails. */
  async function stream(context: Context<WebEnvironment>, start: Start): Promise<Response> {
    const stop = new AbortController();
    const reader = context.get("reader");
    const events = start(reader, stop.signal)[Symbol.asyncIterator]();
    // One that reads a cut stream on starts nothing.
    if (context.req.header("last-event-id") !== undefined)
      return sendEvents(context, streams, () => nothing());
    const ticket = gate.join(reader.userId);
    try {
      await ticket.turn(context.req.raw.signal);
      const first = await events.next();
      return sendEvents(context, streams, async function* (signal) {
        signal.addEventListener("abort", () => stop.abort(), { once: true });
        try {
          for (let next = first; next.done !== true; next = await events.next()) yield toWebEvent(next.value);
        } finally {
          ticket.leave();
        }
      });
    } catch (error) {
      ticket.leave();
      throw error;
    }
  }

  /** The latest version where it is not the one that a change starts from; null where it is. */
  function overtaken(id: string, base: string | undefined, reader: Reader): Draft | null {
    const latest = writing.versions(id, reader).at(-1);
    return base === undefined || latest === undefined || latest.step.at === base ? null : latest;
  }

  return new Hono<WebEnvironment>()
    .get("/", (context) => context.json({ drafts: writing.list(context.get("reader")) }))
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
    .post("/:id/resume", (context) =>
      stream(context, (reader, signal) => writing.resume(context.req.param("id"), reader, signal)),
    )
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
        ...(fonts === undefined ? {} : { fonts: definedOnly(fonts) }),
      };
      const bytes = await writing.word(request, draft);
      const name = encodeURIComponent(copy === "clean" ? "清稿.docx" : "核对稿.docx");
      return context.body(bytes.slice().buffer, 200, {
        "content-type": docxType,
        "content-disposition": `attachment; filename*=UTF-8''${name}`,
      });
    })
    .post("/:id/revise", async (context) => {
      const { instruction, base } = parseInput(reviseSchema, await readJson(context.req));
      const id = context.req.param("id");
      const latest = base === undefined ? null : overtaken(id, base, context.get("reader"));
      if (latest !== null) return context.json(conflictBody(latest), 409);
      return stream(context, (reader, signal) => writing.revise(id, instruction, reader, signal));
    })
    .get("/:id", (context) =>
      context.json({ versions: writing.versions(context.req.param("id"), context.get("reader")) }),
    )
    .put("/:id", async (context) => {
      const { base, ...edit } = parseInput(editSchema, await readJson(context.req));
      const id = context.req.param("id");
      const reader = context.get("reader");
      const latest = overtaken(id, base, reader);
      return latest === null
        ? context.json(writing.edit(id, edit, reader))
        : context.json(conflictBody(latest), 409);
    })
    .delete("/:id", (context) => {
      writing.remove(context.req.param("id"), context.get("reader"));
      return context.json({ ok: true });
    });
}

/** A stream that is read on was produced by the request that began it. */
async function* nothing(): AsyncIterable<WebEvent> {}

/** Beside the error, what the other tab or person has saved, so that the later one can choose. */
function conflictBody(latest: Draft) {
  return {
    error: { message: "这份草稿已在别处改过", fix: "请对比后决定用哪一份，两份都会保留" },
    latest,
  };
}

function definedOnly(
  fonts: Readonly<Record<keyof WordFonts, string | undefined>> | object,
): Partial<WordFonts> {
  return Object.fromEntries(Object.entries(fonts).filter(([, name]) => name !== undefined));
}

function toWebEvent(event: DraftEvent): WebEvent {
  const { type, ...data } = event;
  return { name: type, data: event.type === "draft-end" ? event.draft : data };
}
