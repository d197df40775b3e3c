import { describe, expect, it } from "vitest";
import { readEvents, type ServerEvent } from "../../../../../src/channels/web/page/api/event-reader.ts";

/** A stream that hands out the bytes in pieces of the size given. */
function streamOf(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, (at += size)));
    },
  });
}

async function collect(events: AsyncIterable<ServerEvent>): Promise<ServerEvent[]> {
  const all: ServerEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

describe("readEvents", () => {
  const text =
    ': \n\nevent: text-delta\ndata: {"text":"党课"}\nid: a-1\n\n: \n\nevent: answer-end\ndata: {}\n\n';
  it.each([1, 2, 5, 1000])("reads events cut anywhere, also inside a character (%i bytes)", async (size) => {
    const events = await collect(readEvents(streamOf(text, size)));
    expect(events).toEqual([
      { name: "text-delta", id: "a-1", data: '{"text":"党课"}' },
      { name: "answer-end", id: null, data: "{}" },
    ]);
  });

  it("drops an event that was cut off", async () => {
    expect(await collect(readEvents(streamOf("event: a\ndata: {", 4)))).toEqual([]);
  });

  it("cancels the stream when the reader leaves", async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode("data: 1\n\n")),
      cancel: () => {
        cancelled = true;
      },
    });
    for await (const event of readEvents(endless)) {
      if (event.data === "1") break;
    }
    expect(cancelled).toBe(true);
  });
});
