import { diffLists } from "../../../../../domain/text/diff-lists.ts";

/** A stretch of the compared texts. */
export interface DiffPiece {
  readonly change: "same" | "added" | "removed";
  readonly text: string;
}

/** One paragraph of the comparison. */
export interface DiffLine {
  readonly pieces: readonly DiffPiece[];
  readonly changed: boolean;
  /** The paragraph in either text; null where it has none. */
  readonly before: string | null;
  readonly after: string | null;
  /** Which paragraph of the later text it is, or would be. */
  readonly at: number;
}

/** Two versions, paragraph by paragraph, changed words marked. */
export function diffTexts(before: string, after: string): DiffLine[] {
  let at = 0;
  return diffLists(before.split("\n"), after.split("\n")).flatMap(({ same, removed, added }): DiffLine[] => {
    if (same.length > 0)
      return same.map((text) => ({
        pieces: piece("same", text),
        changed: false,
        before: text,
        after: text,
        at: at++,
      }));
    // Paragraphs in the place of others are compared word by word, pair by pair.
    const pairs = Array.from({ length: Math.max(removed.length, added.length) }, (_, index) => index);
    return pairs.map((index) => {
      const [old, current] = [removed[index] ?? null, added[index] ?? null];
      return {
        pieces: diffWords(old ?? "", current ?? ""),
        changed: true,
        before: old,
        after: current,
        at: current === null ? at : at++,
      };
    });
  });
}

/** The later text with one paragraph as the earlier has it. */
export function takeBack(after: string, { before, after: current, at }: DiffLine): string {
  const lines = after.split("\n");
  lines.splice(at, current === null ? 0 : 1, ...(before === null ? [] : [before]));
  return lines.join("\n");
}

function diffWords(before: string, after: string): DiffPiece[] {
  return diffLists(wordsOf(before), wordsOf(after)).flatMap(({ same, removed, added }) => [
    ...piece("same", same.join("")),
    ...piece("removed", removed.join("")),
    ...piece("added", added.join("")),
  ]);
}

function piece(change: DiffPiece["change"], text: string): DiffPiece[] {
  return text === "" ? [] : [{ change, text }];
}

const segmenter =
  typeof Intl.Segmenter === "function" ? new Intl.Segmenter("zh", { granularity: "word" }) : null;

/** Words where the browser can tell them apart (Firefox before 125 cannot), else numbers and characters. */
export function wordsOf(text: string): string[] {
  if (segmenter === null) return text.match(/[\d.,%]+|[A-Za-z]+|[^]/gu) ?? [];
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Characters put in and taken out. */
export function countChanges(lines: readonly DiffLine[]): {
  readonly added: number;
  readonly removed: number;
} {
  const count = (change: DiffPiece["change"]): number =>
    lines
      .flatMap(({ pieces }) => pieces)
      .reduce((sum, piece) => sum + (piece.change === change ? piece.text.length : 0), 0);
  return { added: count("added"), removed: count("removed") };
}
