import type { LexicalIndex } from "../indexing/lexical/lexical-index.ts";
import { bigramTerm, isHanTerm, isUnigram, tokenizeNormalised, type Term } from "../indexing/tokenize.ts";
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
  /** By code unit: characters of the question, so that all others are passed over. */
  readonly #asked = new Uint8Array(2 ** 16);
  readonly #hasWords: boolean;
  readonly #weights: Float64Array;
  readonly #total: number;
  readonly #words: readonly { readonly forms: readonly string[]; readonly terms: readonly number[] }[];

  constructor({ terms, words }: UnderstoodQuestion, lexical: LexicalIndex) {
    for (const term of terms.literal) {
      this.#places.set(term, this.#places.size);
      if (isUnigram(term) && term < 2 ** 16) this.#asked[term] = 1;
    }
    // Numbers, Latin words and characters of two units are rare in questions: only they need tokenizing.
    this.#hasWords = [...terms.literal].some(
      (term) => !isHanTerm(term) || (isUnigram(term) && term >= 2 ** 16),
    );
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
    if (this.#hasWords) this.#markTerms(tokenizeNormalised(text), held);
    else this.#markHan(text, held);
    for (const { forms, terms } of this.#words) {
      if (forms.some((form) => text.includes(form))) for (const place of terms) held[place] = 1;
    }
    return held;
  }

  /** 0–1: share of the question's weight that is held. */
  share(held: HeldTerms): number {
    if (this.#total === 0) return 0;
    let covered = 0;
    for (let place = 0; place < held.length; place++) {
      if (held[place] === 1) covered += this.#weights[place]!;
    }
    return covered / this.#total;
  }

  #markTerms(terms: Iterable<Term>, held: HeldTerms): void {
    for (const term of terms) {
      const place = this.#places.get(term);
      if (place !== undefined) held[place] = 1;
    }
  }

  #markHan(text: string, held: HeldTerms): void {
    let before = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (this.#asked[unit] === 0) {
        before = 0;
        continue;
      }
      held[this.#places.get(unit)!] = 1;
      if (before !== 0) {
        const place = this.#places.get(bigramTerm(before, unit));
        if (place !== undefined) held[place] = 1;
      }
      before = unit;
    }
  }

  #placesOf(said: string): number[] {
    return tokenizeNormalised(said)
      .map((term) => this.#places.get(term))
      .filter((place) => place !== undefined);
  }
}

/** What either holds, gathered in the first. */
export function addHeld(into: HeldTerms, from: HeldTerms): void {
  for (let place = 0; place < into.length; place++) if (from[place] === 1) into[place] = 1;
}
