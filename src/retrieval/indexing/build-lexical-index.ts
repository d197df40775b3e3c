import { GrowingFloat32, GrowingUint32 } from "./growing-array.ts";
import { impactScale, LexicalIndex } from "./lexical-index.ts";
import { tokenize, type Term } from "./tokenize.ts";

export interface LexicalEntry {
  readonly title: string;
  readonly path: readonly string[];
  readonly body: string;
}

export interface LexicalSettings {
  readonly k1: number;
  readonly b: number;
  readonly titleWeight: number;
  readonly pathWeight: number;
}

/** Short legal clauses repeat their words for form's sake: a low k1 (measured, see encoder notes). */
export const lexicalSettings: LexicalSettings = { k1: 0.4, b: 0.75, titleWeight: 1, pathWeight: 0.5 };

/** Takes entries one by one in row order, then turns them into postings by one counting sort. */
export class LexicalIndexBuilder {
  readonly #settings: LexicalSettings;
  readonly #termIds = new Map<Term, number>();
  readonly #frequencies: number[] = [];
  /** Forward index: the distinct terms of each row, one after the other. */
  readonly #rowTerms = new GrowingUint32();
  readonly #rowWeights = new GrowingFloat32();
  readonly #rowEnds = new GrowingUint32();
  readonly #lengths = new GrowingFloat32();

  constructor(settings: LexicalSettings = lexicalSettings) {
    this.#settings = settings;
  }

  add(entry: LexicalEntry): void {
    const { titleWeight, pathWeight } = this.#settings;
    const weights = new Map<Term, number>();
    const length =
      addField(weights, entry.body, 1) +
      addField(weights, entry.title, titleWeight) +
      addField(weights, entry.path.join(" "), pathWeight);
    for (const [term, weight] of weights) {
      this.#rowTerms.push(this.#idOf(term));
      this.#rowWeights.push(weight);
    }
    this.#rowEnds.push(this.#rowTerms.length);
    this.#lengths.push(length);
  }

  build(): LexicalIndex {
    const terms = Float64Array.from(this.#termIds.keys()).sort();
    const position = new Uint32Array(terms.length);
    const offsets = new Uint32Array(terms.length + 1);
    for (let at = 0; at < terms.length; at++) {
      const id = this.#termIds.get(terms[at]!)!;
      position[id] = at;
      offsets[at + 1] = offsets[at]! + this.#frequencies[id]!;
    }
    const rows = new Uint32Array(this.#rowTerms.length);
    const impacts = new Uint16Array(rows.length);
    this.#fillPostings(position, offsets, rows, impacts);
    return new LexicalIndex({ rowCount: this.#rowEnds.length, terms, offsets, rows, impacts });
  }

  #fillPostings(position: Uint32Array, offsets: Uint32Array, rows: Uint32Array, impacts: Uint16Array): void {
    const { k1, b } = this.#settings;
    const next = offsets.slice();
    const lengths = this.#lengths.view();
    const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;
    const ends = this.#rowEnds.view();
    const termIds = this.#rowTerms.view();
    const weights = this.#rowWeights.view();
    let posting = 0;
    for (let row = 0; row < ends.length; row++) {
      const norm = k1 * (1 - b + (b * lengths[row]!) / average);
      for (; posting < ends[row]!; posting++) {
        const at = position[termIds[posting]!]!;
        const weight = weights[posting]!;
        const slot = next[at]!++;
        rows[slot] = row;
        impacts[slot] = Math.round(((weight * (k1 + 1)) / (weight + norm)) * impactScale);
      }
    }
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

/** Returns the weighted length of the field. */
function addField(weights: Map<Term, number>, text: string, weight: number): number {
  if (weight === 0) return 0;
  const terms = tokenize(text);
  for (const term of terms) weights.set(term, (weights.get(term) ?? 0) + weight);
  return terms.length * weight;
}
