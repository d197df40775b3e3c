import type { LexicalBlock } from "./lexical-block.ts";
import { impactScale } from "./lexical-index.ts";

export interface MergedTerms {
  /** Ascending, each once. */
  readonly terms: Float64Array;
  readonly offsets: Uint32Array;
  readonly postingCount: number;
}

/** Some postings in final order; the arrays are used again for the next run. */
export interface PostingRun {
  readonly rows: Uint32Array;
  readonly impacts: Uint16Array;
}

export interface ImpactSettings {
  readonly k1: number;
  readonly b: number;
  readonly averageLength: number;
}

/** Postings handed on at once: 1.5 MB. */
const runLength = 262_144;

export function mergeTerms(blocks: readonly LexicalBlock[]): MergedTerms {
  const all = new Float64Array(blocks.reduce((sum, block) => sum + block.terms.length, 0));
  let filled = 0;
  for (const { terms } of blocks) {
    all.set(terms, filled);
    filled += terms.length;
  }
  all.sort();
  const terms = all.filter((term, at) => at === 0 || term !== all[at - 1]);
  const offsets = new Uint32Array(terms.length + 1);
  const next = new Uint32Array(blocks.length);
  for (let at = 0; at < terms.length; at++) {
    let count = 0;
    for (let b = 0; b < blocks.length; b++) {
      const block = blocks[b]!;
      const position = next[b]!;
      if (block.terms[position] !== terms[at]) continue;
      count += block.offsets[position + 1]! - block.offsets[position]!;
      next[b] = position + 1;
    }
    offsets[at + 1] = offsets[at]! + count;
  }
  return { terms, offsets, postingCount: offsets[terms.length]! };
}

/** All postings by term and row; blocks hold ascending rows, so those of one term are joined in order. */
export function* mergePostings(
  blocks: readonly LexicalBlock[],
  { terms }: MergedTerms,
  lengths: Float32Array,
  { k1, b, averageLength }: ImpactSettings,
): Iterable<PostingRun> {
  const rows = new Uint32Array(runLength);
  const impacts = new Uint16Array(runLength);
  const next = new Uint32Array(blocks.length);
  let filled = 0;
  for (const term of terms) {
    for (let from = 0; from < blocks.length; from++) {
      const block = blocks[from]!;
      const position = next[from]!;
      if (block.terms[position] !== term) continue;
      next[from] = position + 1;
      const end = block.offsets[position + 1]!;
      for (let posting = block.offsets[position]!; posting < end; posting++) {
        const row = block.rows[posting]!;
        const weight = block.weights[posting]!;
        const norm = k1 * (1 - b + (b * lengths[row]!) / averageLength);
        rows[filled] = row;
        impacts[filled] = Math.round(((weight * (k1 + 1)) / (weight + norm)) * impactScale);
        filled += 1;
        if (filled === runLength) {
          yield { rows, impacts };
          filled = 0;
        }
      }
    }
  }
  if (filled > 0) yield { rows: rows.subarray(0, filled), impacts: impacts.subarray(0, filled) };
}
