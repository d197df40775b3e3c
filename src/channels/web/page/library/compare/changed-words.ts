export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface WordsPiece {
  readonly text: string;
  readonly changed: boolean;
  readonly start: number;
}

/** Cuts a clause into what the other side has too and what it has not; the pieces make the text again. */
export function cutAtChanges(text: string, changes: readonly Stretch[]): readonly WordsPiece[] {
  const pieces: WordsPiece[] = [];
  let at = 0;
  const take = (end: number, changed: boolean): void => {
    if (end > at) pieces.push({ text: text.slice(at, end), changed, start: at });
    at = Math.max(at, end);
  };
  for (const { start, end } of changes) {
    take(start, false);
    take(end, true);
  }
  take(text.length, false);
  return pieces;
}
