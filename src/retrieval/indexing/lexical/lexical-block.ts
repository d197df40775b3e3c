import { GrowingFloat32, GrowingUint32 } from "../growing-array.ts";
import type { Term } from "../tokenize.ts";

/** Postings of a run of rows, by term: postings of terms[i] are offsets[i] … offsets[i + 1]. */
export interface LexicalBlock {
  readonly terms: Float64Array;
  readonly offsets: Uint32Array;
  readonly rows: Uint32Array;
  readonly weights: Float32Array;
}

/** Collects the terms of some rows, then turns them round by one counting sort. */
export class LexicalBlockBuilder {
  readonly #termIds = new Map<Term, number>();
  readonly #frequencies: number[] = [];
  /** Forward index: the distinct terms of each row, one after the other. */
  readonly #rowTerms = new GrowingUint32();
  readonly #rowWeights = new GrowingFloat32();
  readonly #rowEnds = new GrowingUint32();
  readonly #firstRow: number;

  constructor(firstRow: number) {
    this.#firstRow = firstRow;
  }

  get postingCount(): number {
    return this.#rowTerms.length;
  }

  get rowCount(): number {
    return this.#rowEnds.length;
  }

  add(weights: ReadonlyMap<Term, number>): void {
    for (const [term, weight] of weights) {
      this.#rowTerms.push(this.#idOf(term));
      this.#rowWeights.push(weight);
    }
    this.#rowEnds.push(this.#rowTerms.length);
  }

  build(): LexicalBlock {
    const terms = Float64Array.from(this.#termIds.keys()).sort();
    const position = new Uint32Array(terms.length);
    const offsets = new Uint32Array(terms.length + 1);
    for (let at = 0; at < terms.length; at++) {
      const id = this.#termIds.get(terms[at]!)!;
      position[id] = at;
      offsets[at + 1] = offsets[at]! + this.#frequencies[id]!;
    }
    const next = offsets.slice();
    const ends = this.#rowEnds.view();
    const termIds = this.#rowTerms.view();
    const rowWeights = this.#rowWeights.view();
    const rows = new Uint32Array(termIds.length);
    const weights = new Float32Array(termIds.length);
    let posting = 0;
    for (let row = 0; row < ends.length; row++) {
      for (; posting < ends[row]!; posting++) {
        const slot = next[position[termIds[posting]!]!]!++;
        rows[slot] = this.#firstRow + row;
        weights[slot] = rowWeights[posting]!;
      }
    }
    return { terms, offsets, rows, weights };
  }

  #idOf(term: Term): number {
    let id = this.#termIds.get(term);
    if (id === undefined) {
      id = this.#termIds.size;
      this.#termIds.set(term, id);
      this.#frequencies.push(0);
    }
    this.#frequencies[id]!++;
    return id;
  }
}
