import { ChangeSet } from "@codemirror/state";
import type { EditorMark, MarkedText } from "./editor-mark.ts";

/** A mark with where it stands. */
export interface PlacedMark {
  readonly from: number;
  readonly to: number;
  readonly mark: EditorMark;
}

/** Only what differs, so that everything before and after keeps its place; null for equal texts. */
export function changeBetween(before: string, after: string) {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < most - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}

/** Where the marks of one text stand in another that came of it; those in what was changed are left out. */
export function carryMarks({ text, marks }: MarkedText, into: string): PlacedMark[] {
  const fitting = marks.filter(({ start, end }) => start < end && end <= text.length);
  const change = changeBetween(text, into);
  if (change === null) return fitting.map((mark) => ({ from: mark.start, to: mark.end, mark }));
  const changes = ChangeSet.of(change, text.length);
  return fitting
    .filter(({ start, end }) => changes.touchesRange(start, end) === false)
    .map((mark) => ({ from: changes.mapPos(mark.start, 1), to: changes.mapPos(mark.end, -1), mark }));
}
