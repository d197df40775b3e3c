import { isUnigram, tokenize } from "../indexing/tokenize.ts";

/** Nearly the same words, in nearly the same number: shared bigrams over all bigrams. */
const sameFrom = 0.9;

/** Texts further apart in length than this cannot be nearly the same: their words need no comparing. */
const likeLength = 0.8;

/** Keeps the first of each group of near-duplicates, in order, until `limit` are kept. */
export function collapseDuplicates<T>(items: readonly T[], textOf: (item: T) => string, limit: number): T[] {
  const kept: { item: T; length: number; bigrams: () => ReadonlySet<number> }[] = [];
  for (const item of items) {
    if (kept.length >= limit) break;
    const text = textOf(item);
    const bigrams = once(() => new Set(tokenize(text).filter((term) => !isUnigram(term))));
    const isRepeat = kept.some(
      (earlier) =>
        Math.min(earlier.length, text.length) >= likeLength * Math.max(earlier.length, text.length) &&
        isNearlySame(earlier.bigrams(), bigrams()),
    );
    if (!isRepeat) kept.push({ item, length: text.length, bigrams });
  }
  return kept.map(({ item }) => item);
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function isNearlySame(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (large.size === 0 || small.size < sameFrom * large.size) return false;
  let shared = 0;
  for (const term of small) if (large.has(term)) shared++;
  return shared >= sameFrom * (a.size + b.size - shared);
}
