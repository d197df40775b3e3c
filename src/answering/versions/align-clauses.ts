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
/** Characters in sequence of more clauses than this say nothing about which is which. */
const commonShare = 0.2;
const commonLeast = 12;

/** Matches clauses by content, and lists them in the order of the newer text with the removed ones in place. */
export function alignClauses(old: readonly AlignedText[], now: readonly AlignedText[]): Alignment[] {
  const partner = matchByLikeness(old, now);
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
function matchByLikeness(old: readonly AlignedText[], now: readonly AlignedText[]): Map<number, number> {
  const before = old.map(({ words }) => pairsOf(words));
  const after = now.map(({ words }) => pairsOf(words));
  const holders = holdersOf(before);
  const candidates = after.flatMap((pairs, at) =>
    [...sharedWith(pairs, holders)].map(([other, shared]) => ({
      at,
      other,
      likeness:
        (2 * shared) / (pairs.size + before[other]!.size) +
        (now[at]!.article !== null && now[at]!.article === old[other]!.article ? sameNumber : 0),
    })),
  );
  const matched = new Map<number, number>();
  const taken = new Set<number>();
  for (const { at, other, likeness } of candidates.toSorted((a, b) => b.likeness - a.likeness)) {
    if (likeness < alike) break;
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

function holdersOf(clauses: readonly ReadonlySet<Term>[]): Map<Term, number[]> {
  const holders = new Map<Term, number[]>();
  for (const [at, pairs] of clauses.entries()) {
    for (const pair of pairs) {
      const list = holders.get(pair);
      if (list === undefined) holders.set(pair, [at]);
      else list.push(at);
    }
  }
  return holders;
}

/** How many pairs each older clause shares; only those that share a telling one are counted at all. */
function sharedWith(
  pairs: ReadonlySet<Term>,
  holders: ReadonlyMap<Term, readonly number[]>,
): Map<number, number> {
  const shared = new Map<number, number>();
  const common: (readonly number[])[] = [];
  const most = Math.max(commonLeast, holders.size * commonShare);
  for (const pair of pairs) {
    const list = holders.get(pair);
    if (list === undefined) continue;
    if (list.length > most) common.push(list);
    else for (const at of list) shared.set(at, (shared.get(at) ?? 0) + 1);
  }
  for (const list of common) {
    for (const at of list) {
      const count = shared.get(at);
      if (count !== undefined) shared.set(at, count + 1);
    }
  }
  return shared;
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
