import { isUnigram, tokenize } from "../indexing/tokenize.ts";

/** Nearly the same words, in nearly the same number: shared bigrams over all bigrams. */
const sameFrom = 0.9;

/** Keeps the first of each group of near-duplicates, in order, until `limit` are kept. */
export function collapseDuplicates<T>(items: readonly T[], textOf: (item: T) => string, limit: number): T[] {
  const kept: { item: T; bigrams: Set<number> }[] = [];
  for (const item of items) {
    if (kept.length >= limit) break;
    const bigrams = new Set(tokenize(textOf(item)).filter((term) => !isUnigram(term)));
    if (!kept.some((earlier) => isNearlySame(earlier.bigrams, bigrams))) kept.push({ item, bigrams });
  }
  return kept.map(({ item }) => item);
}

function isNearlySame(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (large.size === 0 || small.size < sameFrom * large.size) return false;
  let shared = 0;
  for (const term of small) if (large.has(term)) shared++;
  return shared >= sameFrom * (a.size + b.size - shared);
}
