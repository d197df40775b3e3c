import { readArticle } from "../../domain/text/article-clauses.ts";

/** Characters. Articles of party regulations: 99.7 % are shorter than the cap. */
export const cap = 800;
export const target = 500;

export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** How willingly a text is cut at a place: 款, 项, sentence, 一是, semicolon, comma. */
const worth = { paragraph: 6, item: 5, strand: 4, sentence: 3, semicolon: 2, comma: 1 } as const;

const strand = /(?<=[。；])(?=[一二三四五六七八九十]{1,2}[是要])/gu;
const marks = [
  [/[。！？][”’）》]*/gu, worth.sentence],
  [/[；;]/gu, worth.semicolon],
  [/[，、]/gu, worth.comma],
] as const;

/**
 * Cuts a text longer than the cap into pieces of about the target size: for an article first between
 * its 款, then between 项; within a paragraph before 二是 or after a sentence; only as a last resort
 * anywhere, and never inside a character. Offsets are those of `text`.
 */
export function splitText(text: string, isArticle: boolean): Piece[] {
  if (text.length <= cap) return [{ start: 0, end: text.length }];
  const cuts = findCuts(text, isArticle);
  const pieces: Piece[] = [];
  let start = 0;
  while (text.length - start > cap) {
    const cut = chooseCut(text, cuts, start);
    pieces.push({ start, end: start + text.slice(start, cut).trimEnd().length });
    start = cut;
    while (start < text.length && /\s/u.test(text[start] ?? "")) start += 1;
  }
  if (start < text.length) pieces.push({ start, end: text.length });
  return pieces;
}

function findCuts(text: string, isArticle: boolean): readonly (readonly [number, number])[] {
  const found = new Map<number, number>();
  const add = (at: number, value: number): void => {
    if ((found.get(at) ?? 0) < value) found.set(at, value);
  };
  for (const [pattern, value] of marks)
    for (const match of text.matchAll(pattern)) add(match.index + match[0].length, value);
  for (const match of text.matchAll(strand)) add(match.index, worth.strand);
  if (isArticle)
    for (const line of readArticle(text)) add(line.start, line.item === null ? worth.paragraph : worth.item);
  else for (const match of text.matchAll(/\n/gu)) add(match.index + 1, worth.paragraph);
  return [...found].toSorted(([a], [b]) => a - b);
}

/** The best cut in reach; what is left is shared out evenly, so that no crumb remains at the end. */
function chooseCut(text: string, cuts: readonly (readonly [number, number])[], start: number): number {
  const rest = text.length - start;
  const aim = rest / Math.ceil(rest / Math.min(cap, target + 100));
  let best = -1;
  let bestScore = -Infinity;
  for (let at = firstAfter(cuts, start + target / 4); at < cuts.length; at++) {
    const [cut, value] = cuts[at]!;
    if (cut - start > cap || cut >= text.length) break;
    const score = value - (5 * Math.abs(cut - start - aim)) / aim;
    if (score > bestScore) [best, bestScore] = [cut, score];
  }
  if (best >= 0) return best;
  const limit = start + Math.min(cap, Math.ceil(aim));
  const code = text.charCodeAt(limit - 1);
  return code >= 0xd800 && code <= 0xdbff ? limit - 1 : limit;
}

/** Position of the first cut beyond `offset`; a 93,000-character article has thousands. */
function firstAfter(cuts: readonly (readonly [number, number])[], offset: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cuts[middle]![0] <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
