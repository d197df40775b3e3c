import { GrowingFloat32 } from "../growing-array.ts";
import { LexicalBlockBuilder, type LexicalBlock } from "./lexical-block.ts";
import { LexicalIndex } from "./lexical-index.ts";
import { mergeTerms, mergePostings, type MergedTerms, type PostingRun } from "./merge-lexical-blocks.ts";
import { tokenize } from "../tokenize.ts";

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

/** 32 MB of postings: large enough to merge few blocks, small enough not to be felt. */
const defaultBlockPostings = 4_000_000;

/** Postings of all blocks, ready to be written or kept: terms at once, postings in runs. */
export interface MergedPostings extends MergedTerms {
  readonly rowCount: number;
  readonly runs: () => Iterable<PostingRun>;
}

/** Takes entries one by one in row order; what is held of each is its postings, not its text. */
export class LexicalIndexBuilder {
  readonly #settings: LexicalSettings;
  readonly #blockPostings: number;
  readonly #blocks: LexicalBlock[] = [];
  readonly #lengths = new GrowingFloat32();
  #open = new LexicalBlockBuilder(0);
  #lengthSum = 0;

  constructor(settings: LexicalSettings = lexicalSettings, blockPostings = defaultBlockPostings) {
    this.#settings = settings;
    this.#blockPostings = blockPostings;
  }

  /** Weighted terms an entry; 1 for an index without any. */
  get averageLength(): number {
    return this.#lengthSum / Math.max(1, this.#lengths.length) || 1;
  }

  add(entry: LexicalEntry): void {
    const { titleWeight, pathWeight } = this.#settings;
    const length =
      this.#addField(entry.body, 1) +
      this.#addField(entry.title, titleWeight) +
      this.#addField(entry.path.join(" "), pathWeight);
    this.#open.endRow();
    this.#lengths.push(length);
    this.#lengthSum += length;
    if (this.#open.postingCount >= this.#blockPostings) this.#closeBlock();
  }

  /** `averageLength`: of the index this one is to be searched with; its own when left out. */
  merge(averageLength = this.averageLength): MergedPostings {
    this.#closeBlock();
    const blocks = this.#blocks;
    const lengths = this.#lengths.view();
    const merged = mergeTerms(blocks);
    const { k1, b } = this.#settings;
    return {
      ...merged,
      rowCount: lengths.length,
      runs: () => mergePostings(blocks, merged, lengths, { k1, b, averageLength }),
    };
  }

  build(averageLength = this.averageLength): LexicalIndex {
    const { terms, offsets, postingCount, rowCount, runs } = this.merge(averageLength);
    const rows = new Uint32Array(postingCount);
    const impacts = new Uint16Array(postingCount);
    let at = 0;
    for (const run of runs()) {
      rows.set(run.rows, at);
      impacts.set(run.impacts, at);
      at += run.rows.length;
    }
    return new LexicalIndex([{ rowCount, terms, offsets, rows, impacts }]);
  }

  #closeBlock(): void {
    if (this.#open.rowCount === 0) return;
    this.#blocks.push(this.#open.build());
    this.#open = new LexicalBlockBuilder(this.#lengths.length);
  }

  /** Returns the weighted length of the field. */
  #addField(text: string, weight: number): number {
    if (weight === 0) return 0;
    const terms = tokenize(text);
    for (const term of terms) this.#open.add(term, weight);
    return terms.length * weight;
  }
}
