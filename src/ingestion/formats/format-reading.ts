import type { RemovedText } from "../../domain/documents/document.ts";
import type { Line } from "../structure/line.ts";

/** What a reader found in a file, whatever its format. */
export interface FormatReading {
  readonly lines: readonly Line[];
  readonly warnings: readonly string[];
  /** The text was recognised from pictures (识别稿): its figures need checking. */
  readonly ocr: boolean;
  /** Page headers and footers: not part of the text, but 密级 marks are looked for in them. */
  readonly headerTexts: readonly string[];
  /** Text boxes; they are also in `lines`, but no longer recognisable there. */
  readonly textBoxes: readonly string[];
  readonly removed: readonly RemovedText[];
}

export interface ReadContext {
  /** The file's name, for messages and for formats that content alone does not tell. */
  readonly file: string;
  /** Called while a long reading goes on (recognising scanned pages), so that it is not taken for hung. */
  readonly alive: () => void;
}

/** One format. @throws IngestionError naming what to do instead. */
export type FormatReader = (
  bytes: Uint8Array,
  context: ReadContext,
) => FormatReading | Promise<FormatReading>;

export function reading(lines: readonly Line[], more: Partial<FormatReading> = {}): FormatReading {
  return { lines, warnings: [], ocr: false, headerTexts: [], textBoxes: [], removed: [], ...more };
}
