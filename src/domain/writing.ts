import type { DraftEvent, DraftFact, DraftRequest } from "./draft.ts";
import type { Reader } from "./reader.ts";

/** What a channel may ask of the writing half. */
export interface Writing {
  /**
   * Writes one draft; the stream ends with draft-end. Aborting `signal` ends it without.
   * @throws UsageError, before the first event, for a request without topic, an unknown kind …
   */
  draft(request: DraftRequest, reader: Reader, signal?: AbortSignal): AsyncIterable<DraftEvent>;
  /**
   * Facts of a file the writer hands in: Markdown lines, a Markdown or CSV table, a JSON array; UTF-8 or
   * GB18030. @throws UsageError when there is none in it.
   */
  readFacts(file: string, bytes: Uint8Array): DraftFact[];
}
