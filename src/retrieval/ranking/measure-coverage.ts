import { isUnigram, tokenize, type Term } from "../indexing/tokenize.ts";

/** Single characters are shared by chance: they count for a part of a bigram. */
const unigramShare = 0.3;

/**
 * Idf-weighted share (0–1) of the question's terms that the text contains. Terms the index has
 * never seen carry the highest idf: a question about something not held stays uncovered.
 */
export function measureCoverage(
  terms: ReadonlySet<Term>,
  held: ReadonlySet<Term>,
  idf: (term: Term) => number,
): number {
  let covered = 0;
  let total = 0;
  for (const term of terms) {
    const weight = idf(term) * (isUnigram(term) ? unigramShare : 1);
    total += weight;
    if (held.has(term)) covered += weight;
  }
  return total === 0 ? 0 : covered / total;
}

export function heldTerms(...texts: readonly string[]): Set<Term> {
  return new Set(texts.flatMap((text) => tokenize(text)));
}
