/** A piece of text at its place; the origin is the top left corner, units are the page's own. */
export interface Run {
  readonly text: string;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
}

/** What stands on one line of a page, in one column. */
export interface Row {
  readonly page: number;
  readonly cells: readonly RowCell[];
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** Text between gaps wide enough to part the columns of a table. */
export interface RowCell {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

const ascii = /[\w%)\]]$/u;

/** Joins two pieces of text that followed one another: Chinese without a space, Latin words with one. */
export function glue(before: string, after: string): string {
  if (before === "" || after === "") return before + after;
  if (/[A-Za-z]-$/u.test(before) && /^[a-z]/u.test(after)) return before.slice(0, -1) + after;
  return (
    before + (ascii.test(before) && /^[\w(]/u.test(after) && !isSplitNumber(before, after) ? " " : "") + after
  );
}

/** `20` at a line's end and `24年` on the next belong together; `第3 4` hardly ever occurs. */
function isSplitNumber(before: string, after: string): boolean {
  return /\d$/u.test(before) && /^\d/u.test(after);
}
