import { TopSelection, type Scored } from "./select-top.ts";
import type { Term } from "./tokenize.ts";

/** Immutable postings: terms ascending; postings of term i are offsets[i] … offsets[i + 1]. */
export interface LexicalPostings {
  readonly rowCount: number;
  readonly terms: Float64Array;
  readonly offsets: Uint32Array;
  readonly rows: Uint32Array;
  /** Saturated, length-normalised term frequency (the BM25 factor beside idf), × impactScale. */
  readonly impacts: Uint16Array;
}

/** k1 + 1 < 2, so an impact × 32,000 fits 16 bits. */
export const impactScale = 32_000;

/** With fewer telling terms than this the common ones count too. */
const minimumTerms = 4;

/** BM25 over title, path and body; what depends on the query is only idf × weight × impact. */
export class LexicalIndex {
  readonly postings: LexicalPostings;
  readonly #scores: Float32Array;

  constructor(postings: LexicalPostings) {
    this.postings = postings;
    this.#scores = new Float32Array(postings.rowCount);
  }

  get size(): number {
    return this.postings.rowCount;
  }

  /** BM25's idf; a term no row holds gets the highest. */
  idf(term: Term): number {
    return this.#idfAt(this.#find(term));
  }

  /** In how many rows a term occurs. */
  documentFrequency(term: Term): number {
    const at = this.#find(term);
    return at < 0 ? 0 : this.postings.offsets[at + 1]! - this.postings.offsets[at]!;
  }

  /** The `limit` best rows that `accepts` lets through, best first; rows without any term never appear. */
  search(query: ReadonlyMap<Term, number>, limit: number, accepts?: (row: number) => boolean): Scored[] {
    const { offsets, rows, impacts, rowCount } = this.postings;
    const scores = this.#scores;
    for (const { at, weight } of this.#tellingTerms(query)) {
      const factor = (this.#idfAt(at) * weight) / impactScale;
      const end = offsets[at + 1]!;
      for (let posting = offsets[at]!; posting < end; posting++) {
        const row = rows[posting]!;
        scores[row] = scores[row]! + factor * impacts[posting]!;
      }
    }
    const top = new TopSelection(Math.min(limit, rowCount));
    for (let row = 0; row < rowCount; row++) {
      const score = scores[row]!;
      if (score > 0 && score > top.floor && (accepts === undefined || accepts(row))) top.offer(row, score);
    }
    scores.fill(0);
    return top.take();
  }

  /**
   * Terms found, without those in more than a third of all rows (的, 员) when others remain: they cost
   * most of the time and move nothing.
   */
  #tellingTerms(query: ReadonlyMap<Term, number>): { at: number; weight: number }[] {
    const found = [...query]
      .map(([term, weight]) => ({ at: this.#find(term), weight }))
      .filter(({ at }) => at >= 0);
    const { offsets, rowCount } = this.postings;
    const telling = found.filter(({ at }) => (offsets[at + 1]! - offsets[at]!) * 3 <= rowCount);
    return telling.length < minimumTerms ? found : telling;
  }

  #idfAt(at: number): number {
    const { offsets, rowCount } = this.postings;
    const frequency = at < 0 ? 0 : offsets[at + 1]! - offsets[at]!;
    return Math.log(1 + (rowCount - frequency + 0.5) / (frequency + 0.5));
  }

  #find(term: Term): number {
    const { terms } = this.postings;
    let low = 0;
    let high = terms.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const value = terms[middle]!;
      if (value === term) return middle;
      if (value < term) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}
