import { GrowingFloat32, GrowingUint32 } from "../growing-array.ts";
import type { Term } from "../tokenize.ts";
import { TermIds } from "./term-ids.ts";

/** Postings of a run of rows, by term: postings of terms[i] are offsets[i] … offsets[i + 1]. */
export interface LexicalBlock {
  readonly terms: Float64Array;
  readonly offsets: Uint32Array;
  readonly rows: Uint32Array;
  readonly weights: Float32Array;
}

/** Collects the terms of some rows, then turns them round by one counting sort. */
export class LexicalBlockBuilder {
  readonly #ids = new TermIds();
  /** Rows a term occurs in, by id. */
  readonly #frequencies = new GrowingUint32();
  /** Where the newest posting of a term stands, by id: one of the open row when it lies at or past its start. */
  readonly #newest = new GrowingUint32();
  /** Forward index: the distinct terms of each row, one after the other. */
  readonly #rowTerms = new GrowingUint32();
  readonly #rowWeights = new GrowingFloat32();
  readonly #rowEnds = new GrowingUint32();
  readonly #firstRow: number;
  #rowStart = 0;

  constructor(firstRow: number) {
    this.#firstRow = firstRow;
  }

  get postingCount(): number {
    return this.#rowTerms.length;
  }

  get rowCount(): number {
    return this.#rowEnds.length;
  }

  /** One occurrence of a term in the open row. */
  add(term: Term, weight: number): void {
    const id = this.#ids.idOf(term);
    const posting = this.#rowTerms.length;
    if (id === this.#newest.length) {
      this.#newest.push(posting);
      this.#frequencies.push(1);
    } else {
      const newest = this.#newest.at(id);
      if (newest >= this.#rowStart) {
        this.#rowWeights.increase(newest, weight);
        return;
      }
      this.#newest.set(id, posting);
      this.#frequencies.increase(id, 1);
    }
    this.#rowTerms.push(id);
    this.#rowWeights.push(weight);
  }

  /** Ends the open row; the next one begins. */
  endRow(): void {
    this.#rowStart = this.#rowTerms.length;
    this.#rowEnds.push(this.#rowStart);
  }

  build(): LexicalBlock {
    const byId = this.#ids.terms();
    const order = sortedIds(byId);
    const frequencies = this.#frequencies.view();
    const terms = new Float64Array(order.length);
    const offsets = new Uint32Array(order.length + 1);
    /** The next free posting of a term, by id. */
    const next = new Uint32Array(order.length);
    for (const [at, id] of order.entries()) {
      terms[at] = byId[id]!;
      next[id] = offsets[at]!;
      offsets[at + 1] = offsets[at]! + frequencies[id]!;
    }
    const ends = this.#rowEnds.view();
    const termIds = this.#rowTerms.view();
    const rowWeights = this.#rowWeights.view();
    const rows = new Uint32Array(termIds.length);
    const weights = new Float32Array(termIds.length);
    let posting = 0;
    for (let row = 0; row < ends.length; row++) {
      for (; posting < ends[row]!; posting++) {
        const slot = next[termIds[posting]!]!++;
        rows[slot] = this.#firstRow + row;
        weights[slot] = rowWeights[posting]!;
      }
    }
    return { terms, offsets, rows, weights };
  }
}

/** Ids in the order of their terms. */
function sortedIds(terms: Float64Array): Uint32Array {
  const sorted = terms.slice().sort();
  const ids = new TermIds();
  for (const term of sorted) ids.idOf(term);
  const order = new Uint32Array(terms.length);
  for (let id = 0; id < terms.length; id++) order[ids.idOf(terms[id]!)] = id;
  return order;
}
