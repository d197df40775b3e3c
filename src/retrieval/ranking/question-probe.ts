import type { LexicalIndex } from "../indexing/lexical/lexical-index.ts";
import { isUnigram, tokenizeNormalised, type Term } from "../indexing/tokenize.ts";
import type { UnderstoodQuestion } from "../understanding/understand-question.ts";

/** Single characters are shared by chance: they count for a part of a bigram. */
const unigramShare = 0.3;

/** Which terms of the question a text holds, one byte a term. */
export type HeldTerms = Uint8Array;

/**
 * A question made ready to be held against many texts. Its terms weigh by their idf: those the index has
 * never seen carry the most, so a question about something not held stays uncovered. A word of everyday
 * speech counts as held where the text has what documents write instead.
 */
export class QuestionProbe {
  readonly #places = new Map<Term, number>();
  readonly #weights: Float64Array;
  readonly #total: number;
  readonly #words: readonly { readonly forms: readonly string[]; readonly terms: readonly number[] }[];

  constructor({ terms, words }: UnderstoodQuestion, lexical: LexicalIndex) {
    for (const term of terms.literal) this.#places.set(term, this.#places.size);
    this.#weights = Float64Array.from(
      terms.literal,
      (term) => lexical.idf(term) * (isUnigram(term) ? unigramShare : 1),
    );
    this.#total = this.#weights.reduce((sum, weight) => sum + weight, 0);
    this.#words = words
      .map(({ forms, said }) => ({ forms, terms: this.#placesOf(said) }))
      .filter((word) => word.terms.length > 0);
  }

  /** `text` as `normaliseForSearch` gives it. */
  heldBy(text: string): HeldTerms {
    const held = new Uint8Array(this.#places.size);
    for (const term of tokenizeNormalised(text)) {
      const place = this.#places.get(term);
      if (place !== undefined) held[place] = 1;
    }
    for (const { forms, terms } of this.#words) {
      if (forms.some((form) => text.includes(form))) for (const place of terms) held[place] = 1;
    }
    return held;
  }

  /** 0–1: share of the question's weight held by any of these. */
  share(...parts: readonly HeldTerms[]): number {
    if (this.#total === 0) return 0;
    let covered = 0;
    for (let place = 0; place < this.#weights.length; place++) {
      if (parts.some((held) => held[place] === 1)) covered += this.#weights[place]!;
    }
    return covered / this.#total;
  }

  #placesOf(said: string): number[] {
    return tokenizeNormalised(said)
      .map((term) => this.#places.get(term))
      .filter((place) => place !== undefined);
  }
}
