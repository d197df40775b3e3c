import { isUnigram, tokenize } from "../tokenize.ts";
import type { LexicalIndex } from "./lexical-index.ts";

/** How many chunks hold a word, at most: of its pairs of characters the rarest counts. */
export function chunksWith(lexical: Pick<LexicalIndex, "documentFrequency">, word: string): number {
  const pairs = tokenize(word).filter((term) => !isUnigram(term));
  return pairs.length === 0 ? 0 : Math.min(...pairs.map((term) => lexical.documentFrequency(term)));
}
