import type { Reader } from "../../domain/reader.ts";

/** What middleware hands to a route; `reader` is there behind the guard only. */
export interface WebEnvironment {
  Variables: { reader: Reader; nonce: string; requestId: string };
}
