import type { RemovedText } from "../../domain/documents/document.ts";
import type { Line } from "../structure/line.ts";

/** Lines with what one cleaning step took out of them. */
export interface Cleaned {
  readonly lines: readonly Line[];
  readonly removed: readonly RemovedText[];
}

/** Splits lines by a step's verdict: a reason takes the line out, null keeps it. */
export function removeLines(
  lines: readonly Line[],
  reasonFor: (line: Line, at: number) => string | null,
): Cleaned {
  const removed: RemovedText[] = [];
  const kept = lines.filter((line, at) => {
    const reason = reasonFor(line, at);
    if (reason !== null) removed.push({ text: line.text, reason });
    return reason === null;
  });
  return { lines: kept, removed };
}
