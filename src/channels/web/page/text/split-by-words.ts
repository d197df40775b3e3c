export interface WordPiece {
  readonly piece: string;
  readonly found: boolean;
  /** Where it begins. */
  readonly at: number;
}

/** Cuts a text where one of the words of `topic` stands, so that they can be marked. */
export function splitByWords(text: string, topic: string): readonly WordPiece[] {
  const words = topic.split(/[\s，、；。,;]+/u).filter((word) => word.length > 1);
  if (words.length === 0) return [{ piece: text, found: false, at: 0 }];
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
  const pattern = new RegExp(`(${escaped.join("|")})`, "gu");
  let at = 0;
  const pieces: WordPiece[] = [];
  for (const piece of text.split(pattern)) {
    if (piece !== "") pieces.push({ piece, found: words.includes(piece), at });
    at += piece.length;
  }
  return pieces;
}
