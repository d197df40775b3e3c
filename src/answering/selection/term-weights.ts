import { isUnigram, type Term } from "../../retrieval/indexing/tokenize.ts";

/** How telling a term is in this knowledge base: rare terms weigh more. */
export type TermWeight = (term: Term) => number;

/** A single character says little about the subject. */
const unigramShare = 0.15;

/** `idf`: the index's own, so nothing is read or counted for it. */
export function createTermWeight(idf: (term: Term) => number): TermWeight {
  return (term) => (isUnigram(term) ? idf(term) * unigramShare : idf(term));
}
