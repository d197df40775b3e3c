import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Assistant } from "../../../assistant.ts";
import type { AnswerEvent } from "../../../domain/answers/answer.ts";
import type { IncomingFile } from "../../../domain/operation/upload.ts";
import type { Gate } from "../access/gate.ts";
import { type EventStreamOptions, sendEvents, type WebEvent } from "../event-stream.ts";
import { isForm, readForm } from "../read-form.ts";
import { askSchema, parseInput, readJson } from "../request-schemas.ts";
import type { WebEnvironment } from "../web-environment.ts";
import { WebError } from "../web-errors.ts";

const fileBytes = 20 * 1024 * 1024;

/**
 * `POST /api/ask`: one question in, the events of its answer out. As multipart with `file` it is about that
 * file alone; `attached: true` asks on about the file the conversation holds.
 */
export function askRoute(assistant: Assistant, streams: EventStreamOptions, gate: Gate) {
  return new Hono<WebEnvironment>().post(
    "/",
    bodyLimit({
      maxSize: fileBytes,
      onError: () => {
        throw new WebError(413, "文件太大", "最多 20 MB，请拆分后再问");
      },
    }),
    async (context) => {
      const { file, body } = isForm(context.req)
        ? await readFileForm(context.req.raw)
        : { body: await readJson(context.req), file: null };
      const { question, conversation = randomUUID(), history, attached } = parseInput(askSchema, body);
      const reader = context.get("reader");
      const request = { question, history, conversation };
      async function* produce(signal: AbortSignal): AsyncIterable<WebEvent> {
        const events =
          file === null && !attached
            ? assistant.ask(request, reader, signal)
            : assistant.askAbout(request, file, reader, signal);
        for await (const event of events) yield toWebEvent(event, conversation);
      }
      return sendEvents(context, streams, produce, gate);
    },
  );
}

async function readFileForm(request: Request): Promise<{ file: IncomingFile; body: object }> {
  const form = await readForm(request);
  const file = form.get("file");
  if (!(file instanceof File)) throw new WebError(400, "没有收到文件", "请把要问的文件放在 file 字段");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const body = Object.fromEntries(
    ["question", "conversation"].map((name) => [name, form.get(name) ?? undefined]),
  );
  return { body, file: { name: file.name, bytes } };
}

function toWebEvent(event: AnswerEvent, conversation: string): WebEvent {
  const { type, ...data } = event;
  if (event.type === "answer-end")
    return { name: type, data: { ...event.answer, attached: event.attached ?? null } };
  return { name: type, data: type === "passages-found" ? { ...data, conversation } : data };
}
