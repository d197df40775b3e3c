/**
 * The pieces of an answer with one more in its place (text-delta events). A place that is filled
 * already begins the answer anew there: the later pieces go. Joined, the pieces are the answer so far.
 */
export function placePiece(pieces: readonly string[], position: number, text: string): string[] {
  const kept = (pieces[position] ?? "") === "" ? [...pieces] : pieces.slice(0, position);
  while (kept.length < position) kept.push("");
  kept[position] = text;
  return kept;
}
