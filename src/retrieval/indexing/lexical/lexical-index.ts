import { TopSelection, type Scored } from "../select-top.ts";
import type { Term } from "../tokenize.ts";

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

/** Where a term stands in each segment (-1: nowhere) and in how many rows it occurs. */
interface FoundTerm {
  readonly positions: readonly number[];
  readonly frequency: number;
}

/**
 * BM25 over title, path and body; what depends on the query is only idf × weight × impact. The segments'
 * rows follow one another; a term's frequency is counted over all of them.
 */
export class LexicalIndex {
  readonly segments: readonly LexicalPostings[];
  readonly size: number;
  readonly #scores: Float32Array;

  constructor(segments: readonly LexicalPostings[]) {
    this.segments = segments;
    this.size = segments.reduce((sum, segment) => sum + segment.rowCount, 0);
    this.#scores = new Float32Array(this.size);
  }

  /** BM25's idf; a term no row holds gets the highest. */
  idf(term: Term): number {
    return this.#idfOf(this.documentFrequency(term));
  }

  /** In how many rows a term occurs. */
  documentFrequency(term: Term): number {
    return this.#find(term).frequency;
  }

  /** The `limit` best rows that `accepts` lets through, best first; rows without any term never appear. */
  search(query: ReadonlyMap<Term, number>, limit: number, accepts?: (row: number) => boolean): Scored[] {
    const scores = this.#scores;
    for (const { found, weight } of this.#tellingTerms(query)) {
      const factor = (this.#idfOf(found.frequency) * weight) / impactScale;
      let firstRow = 0;
      for (const [at, segment] of this.segments.entries()) {
        addScores(segment, found.positions[at]!, factor, scores.subarray(firstRow));
        firstRow += segment.rowCount;
      }
    }
    const top = new TopSelection(Math.min(limit, this.size));
    for (let row = 0; row < this.size; row++) {
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
  #tellingTerms(query: ReadonlyMap<Term, number>): { found: FoundTerm; weight: number }[] {
    const terms = [...query]
      .map(([term, weight]) => ({ found: this.#find(term), weight }))
      .filter(({ found }) => found.frequency > 0);
    const telling = terms.filter(({ found }) => found.frequency * 3 <= this.size);
    return telling.length < minimumTerms ? terms : telling;
  }

  #idfOf(frequency: number): number {
    return Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5));
  }

  #find(term: Term): FoundTerm {
    const positions = this.segments.map(({ terms }) => findTerm(terms, term));
    const frequency = this.segments.reduce((sum, { offsets }, at) => {
      const position = positions[at]!;
      return position < 0 ? sum : sum + offsets[position + 1]! - offsets[position]!;
    }, 0);
    return { positions, frequency };
  }
}

function addScores(
  { offsets, rows, impacts }: LexicalPostings,
  position: number,
  factor: number,
  scores: Float32Array,
): void {
  if (position < 0) return;
  const end = offsets[position + 1]!;
  for (let posting = offsets[position]!; posting < end; posting++) {
    const row = rows[posting]!;
    scores[row] = scores[row]! + factor * impacts[posting]!;
  }
}

function findTerm(terms: Float64Array, term: Term): number {
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
