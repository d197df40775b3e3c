import type { Citation } from "../../../../domain/answers/answer.ts";

/** Plain text, or a `[n]` that has a source. */
export type Piece =
  | { readonly text: string; readonly citation: null }
  | { readonly text: string; readonly citation: Citation };

/** Cuts one line of an answer at its marks; a number without a source stays text. */
export function splitMarks(line: string, citations: readonly Citation[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const text of line.split(/(\[\d{1,3}\])/u)) {
    if (text === "") continue;
    const n = /^\[(\d+)\]$/u.exec(text)?.[1];
    const citation = n === undefined ? undefined : citations.find((one) => one.n === Number(n));
    pieces.push({ text, citation: citation ?? null });
  }
  return pieces;
}

/** A stretch of text with the sources that stand right behind it. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly Citation[];
}

/** Puts every mark to the text before it; one at the beginning of a line stands after no text. */
export function joinMarks(pieces: readonly Piece[]): readonly MarkedText[] {
  const joined: { text: string; marks: Citation[] }[] = [];
  for (const { text, citation } of pieces) {
    const last = joined.at(-1);
    if (citation === null) joined.push({ text, marks: [] });
    else if (last === undefined) joined.push({ text: "", marks: [citation] });
    else if (!last.marks.some(({ n }) => n === citation.n)) last.marks.push(citation);
  }
  return joined;
}
