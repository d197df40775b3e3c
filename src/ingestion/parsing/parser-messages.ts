import type { BuildSettings } from "../build-document.ts";
import type { LoadedDocument } from "../load-document.ts";
import type { FileLines } from "../read-lines.ts";

/** One file for the parser process. */
export interface ParseRequest {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly fileHash: string;
  readonly settings: BuildSettings;
}

/** One file of which only the lines are wanted: nothing of it is kept. */
export interface LinesRequest {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly linesOnly: true;
}

/** What it sends back: any number of signs of life, then one end, with the memory it holds now. */
export type ParserMessage =
  | { readonly kind: "alive" }
  | { readonly kind: "loaded"; readonly loaded: LoadedDocument; readonly residentBytes: number }
  | { readonly kind: "read"; readonly read: FileLines; readonly residentBytes: number }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly residentBytes: number };

/** An IngestionError on its way between processes. */
export interface Refusal {
  readonly message: string;
  readonly fix: string;
  readonly dropsPrevious: boolean;
  /** 密级, when that is why. */
  readonly mark: string | null;
}
