import { setImmediate } from "node:timers/promises";
import { isUnigram, tokenize, type Term } from "../../retrieval/indexing/tokenize.ts";

/** A clause as it is matched: its words without its number. */
export interface AlignedText {
  readonly words: string;
  readonly article: string | null;
}

/** Positions in the two lists; null on the side that has no such clause. */
export interface Alignment {
  readonly old: number | null;
  readonly new: number | null;
  /** Out of the order of the clauses that stayed. */
  readonly moved: boolean;
}

/** From this likeness (0–1) on two clauses are one clause in two wordings. */
const alike = 0.34;
/** Of two equally alike ones the one of the same number. */
const sameNumber = 0.02;
/** Clauses between two turns of the event loop: a few milliseconds. */
const perTurn = 10;

/** Matches clauses by content, and lists them in the order of the newer text with the removed ones in place. */
export async function alignClauses(
  old: readonly AlignedText[],
  now: readonly AlignedText[],
): Promise<Alignment[]> {
  const partner = await matchByLikeness(old, now);
  const inOrder = longestRise(now.flatMap((_, at) => partner.get(at) ?? []));
  const kept: Alignment[] = now.map((_, at) => {
    const from = partner.get(at) ?? null;
    return { old: from, new: at, moved: from !== null && !inOrder.has(from) };
  });
  const matched = new Set(partner.values());
  // Each removed clause follows the one that it followed.
  const after = new Map<number, Alignment[]>();
  let anchor = -1;
  for (const at of old.keys()) {
    if (inOrder.has(at)) anchor = at;
    else if (!matched.has(at))
      after.set(anchor, [...(after.get(anchor) ?? []), { old: at, new: null, moved: false }]);
  }
  const listed = kept.flatMap((pair) => {
    const isAnchor = pair.old !== null && !pair.moved;
    return [pair, ...(isAnchor ? (after.get(pair.old) ?? []) : [])];
  });
  return [...(after.get(-1) ?? []), ...listed];
}

/** Newer position → older position; the most alike first, each clause once. */
async function matchByLikeness(
  old: readonly AlignedText[],
  now: readonly AlignedText[],
): Promise<Map<number, number>> {
  const sizes: number[] = [];
  /** Pair of characters → the older clauses that hold it. */
  const holders = new Map<Term, number[]>();
  for (const [at, { words }] of old.entries()) {
    const pairs = pairsOf(words);
    sizes.push(pairs.size);
    for (const pair of pairs) {
      const list = holders.get(pair);
      if (list === undefined) holders.set(pair, [at]);
      else list.push(at);
    }
    if (at % perTurn === 0) await setImmediate();
  }
  const candidates: { readonly at: number; readonly other: number; readonly likeness: number }[] = [];
  const shared = new Uint32Array(old.length);
  for (const [at, { words, article }] of now.entries()) {
    const pairs = pairsOf(words);
    shared.fill(0);
    for (const pair of pairs) for (const other of holders.get(pair) ?? []) shared[other]! += 1;
    for (let other = 0; other < old.length; other++) {
      const isNumbered = article !== null && article === old[other]!.article;
      const likeness = (2 * shared[other]!) / (pairs.size + sizes[other]!) + (isNumbered ? sameNumber : 0);
      if (likeness >= alike) candidates.push({ at, other, likeness });
    }
    if (at % perTurn === 0) await setImmediate();
  }
  const matched = new Map<number, number>();
  const taken = new Set<number>();
  for (const { at, other } of candidates.toSorted((a, b) => b.likeness - a.likeness)) {
    if (matched.has(at) || taken.has(other)) continue;
    matched.set(at, other);
    taken.add(other);
  }
  return matched;
}

function pairsOf(words: string): Set<Term> {
  const terms = tokenize(words);
  const pairs = terms.filter((term) => !isUnigram(term));
  return new Set(pairs.length > 0 ? pairs : terms);
}

/** The members of one longest rising subsequence. */
function longestRise(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const before: number[] = [];
  for (const [at, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (values[tails[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? -1 : tails[low - 1]!;
    tails[low] = at;
  }
  const rise = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) rise.add(values[at]!);
  return rise;
}
