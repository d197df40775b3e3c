import type { ComparedClause, ComparedPair } from "../../domain/comparison.ts";
import { foldText, pairsOf, shareIn } from "../../grounding/claims/source.ts";
import { findFigures, sameFigure, type Figure } from "../../grounding/figures.ts";
import { splitClauses, splitLines, type Span } from "../../grounding/sentences.ts";

/** What a changed clause said and says now, each a verbatim stretch of its text; null on the side without one. */
export interface TellingChange {
  readonly pair: ComparedPair;
  readonly old: Span | null;
  readonly new: Span | null;
  readonly weight: number;
}

/** Numbers of articles shift whenever one is put in: that is no change of substance. */
const addresses = new Set(["条", "款", "项", "章", "节", "目"]);
const modal = /不得|禁止|严禁|应当|必须|可以|一般|原则上/gu;
const figureWeight = 2;
const modalWeight = 1;
/** Longer stretches are read in the full comparison. */
const longest = 160;
/** Two stretches that share so much are two wordings of one. */
const related = 0.3;

/** The stretch of a changed clause that matters most: figures first, then what is allowed, then how much. */
export function tellingChange(pair: ComparedPair): TellingChange | null {
  const { old, new: now } = pair;
  if (pair.kind !== "changed" || old === null || now === null) return null;
  const before = stretchesOf(old);
  const after = stretchesOf(now).filter((stretch) => isChanged(stretch, now));
  const removed = before.filter((stretch) => isChanged(stretch, old));
  const matched = after.map((stretch) => weigh(pair, nearest(stretch, before), stretch));
  const gone = removed
    .filter((stretch) => !matched.some((change) => change.old === stretch))
    .map((stretch) => weigh(pair, stretch, null));
  return [...matched, ...gone].toSorted((a, b) => b.weight - a.weight)[0] ?? null;
}

function stretchesOf({ text }: ComparedClause): Span[] {
  return splitLines(text)
    .flatMap(splitClauses)
    .filter((stretch) => stretch.text.length <= longest);
}

function isChanged({ start, end }: Span, { changes }: ComparedClause): boolean {
  return changes.some((change) => change.start < end && change.end > start);
}

function nearest(stretch: Span, others: readonly Span[]): Span | null {
  const sought = pairsOf(foldText(stretch.text));
  let best: Span | null = null;
  let score = related;
  for (const other of others) {
    const held = pairsOf(foldText(other.text));
    const share = (shareIn(sought, held) + shareIn(held, sought)) / 2;
    if (share >= score) [best, score] = [other, share];
  }
  return best;
}

function weigh(pair: ComparedPair, old: Span | null, now: Span | null): TellingChange {
  const [before, after] = [old?.text ?? "", now?.text ?? ""];
  const figures = loose(before, after).length + loose(after, before).length;
  const modals = before.match(modal)?.join("") === after.match(modal)?.join("") ? 0 : 1;
  const size = Math.max(before.length, after.length) / longest;
  return { pair, old, new: now, weight: Math.min(figures, 3) * figureWeight + modals * modalWeight + size };
}

function loose(text: string, other: string): Figure[] {
  const known = findFigures(other);
  return findFigures(text).filter(
    (figure) => !addresses.has(figure.unit) && !known.some((one) => sameFigure(figure, one)),
  );
}
