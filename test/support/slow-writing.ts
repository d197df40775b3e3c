import { setTimeout as sleep } from "node:timers/promises";
import type { DraftEvent } from "../../src/domain/writing/draft.ts";
import type { Writing } from "../../src/domain/writing/writing.ts";

/** The same with a pause before every event of a draft, so that a test can act on the way. */
export function slowWriting(writing: Writing, delayMs: number): Writing {
  async function* slow(events: AsyncIterable<DraftEvent>, signal?: AbortSignal): AsyncIterable<DraftEvent> {
    for await (const event of events) {
      await sleep(delayMs);
      if (signal?.aborted === true) return;
      yield event;
    }
  }
  return {
    ...writing,
    draft: (request, reader, signal) => slow(writing.draft(request, reader, signal), signal),
    revise: (id, instruction, reader, signal) =>
      slow(writing.revise(id, instruction, reader, signal), signal),
  };
}
