import type { Reader } from "../../domain/people/reader.ts";

/** What middleware hands to a route; `reader` is there behind the guard only. */
export interface WebEnvironment {
  Variables: { reader: Reader; nonce: string; requestId: string };
}
