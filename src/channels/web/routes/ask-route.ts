import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import type { Assistant } from "../../../assistant.ts";
import type { AnswerEvent } from "../../../domain/answer.ts";
import type { Gate } from "../access/gate.ts";
import { type EventStreamOptions, sendEvents, type WebEvent } from "../event-stream.ts";
import { askSchema, parseInput, readJson } from "../request-schemas.ts";
import type { WebEnvironment } from "../web-environment.ts";

/** `POST /api/ask`: one question in, the events of its answer out. */
export function askRoute(assistant: Assistant, streams: EventStreamOptions, gate: Gate) {
  return new Hono<WebEnvironment>().post("/", async (context) => {
    const { question, conversation, history } = parseInput(askSchema, await readJson(context.req));
    const id = conversation ?? randomUUID();
    const reader = context.get("reader");
    async function* produce(signal: AbortSignal): AsyncIterable<WebEvent> {
      for await (const event of assistant.ask({ question, history, conversation: id }, reader, signal)) {
        yield toWebEvent(event, id);
      }
    }
    return sendEvents(context, streams, produce, gate);
  });
}

function toWebEvent(event: AnswerEvent, conversation: string): WebEvent {
  const { type, ...data } = event;
  if (event.type === "answer-end") return { name: type, data: event.answer };
  return { name: type, data: type === "passages-found" ? { ...data, conversation } : data };
}
