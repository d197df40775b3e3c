import type { FormatReading } from "../formats/format-reading.ts";

/** What the parser process is sent: one file at a time. */
export interface ParseRequest {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What it sends back: any number of signs of life, then one end. */
export type ParserMessage =
  | { readonly kind: "alive" }
  | { readonly kind: "read"; readonly reading: FormatReading; readonly residentBytes: number }
  | {
      readonly kind: "refused";
      readonly message: string;
      readonly fix: string;
      readonly residentBytes: number;
    };
