import type { Citation } from "../../../../domain/answer.ts";

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
