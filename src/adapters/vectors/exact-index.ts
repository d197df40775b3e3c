import { open, readFile } from "node:fs/promises";
import { IndexMismatchError } from "../../errors.ts";
import type {
  Neighbour,
  VectorIndex,
  VectorIndexBuilder,
  VectorIndexFactory,
} from "../../ports/vector-index.ts";
import { TopSelection } from "../../retrieval/indexing/select-top.ts";
import { buildAtOnce } from "./build-at-once.ts";

/** Rows as int8 with one scale each: a quarter of the memory of floats, no measurable loss of rank. */
class ExactIndex implements VectorIndex {
  readonly size: number;
  readonly codes: Int8Array;
  readonly scales: Float32Array;
  readonly #dimensions: number;

  constructor(codes: Int8Array, scales: Float32Array, dimensions: number) {
    this.codes = codes;
    this.scales = scales;
    this.size = scales.length;
    this.#dimensions = dimensions;
  }

  search(query: Float32Array, limit: number, accepts?: (row: number) => boolean): Neighbour[] {
    const dimensions = this.#dimensions;
    const { codes, scales } = this;
    // Integers throughout: twice as fast as float products, and as exact as the rows themselves.
    const sought = new Int8Array(query.length);
    const queryScale = quantise(query, sought, 0);
    const top = new TopSelection(Math.min(limit, this.size));
    for (let row = 0; row < this.size; row++) {
      if (accepts !== undefined && !accepts(row)) continue;
      const score = dotProduct(codes, row * dimensions, sought) * scales[row]! * queryScale;
      if (score > top.floor) top.offer(row, score);
    }
    return top.take().map(({ row, score }) => ({ row, similarity: score }));
  }
}

function start(dimensions: number, rows: number): VectorIndexBuilder {
  const codes = new Int8Array(rows * dimensions);
  const scales = new Float32Array(rows);
  let row = 0;
  return {
    add(vector) {
      scales[row] = quantise(vector, codes, row * dimensions);
      row += 1;
    },
    finish: () => new ExactIndex(codes, scales, dimensions),
  };
}

/** Exact search behind the same port as HNSW: for small folders and where no compiler was found. */
export const exactIndexFactory: VectorIndexFactory = {
  kind: "exact-int8",

  start,

  build: buildAtOnce(start, 5000),

  async save(index, file) {
    if (!(index instanceof ExactIndex)) throw new TypeError("not an exact-int8 index");
    const { codes, scales } = index;
    const handle = await open(file, "w");
    try {
      await handle.writeFile(new Uint8Array(scales.buffer, scales.byteOffset, scales.byteLength));
      await handle.writeFile(new Uint8Array(codes.buffer, codes.byteOffset, codes.byteLength));
    } finally {
      await handle.close();
    }
  },

  async load(file, dimensions) {
    const read = await readFile(file);
    // Small files come from a shared pool and may start anywhere; floats want a multiple of 4.
    const bytes = read.byteOffset % 4 === 0 ? read : new Uint8Array(read);
    const rows = bytes.length / (dimensions + 4);
    if (!Number.isInteger(rows)) {
      throw new IndexMismatchError("向量文件大小与维数不符", "运行 youju reload --full 重建索引");
    }
    return new ExactIndex(
      new Int8Array(bytes.buffer, bytes.byteOffset + rows * 4, rows * dimensions),
      new Float32Array(bytes.buffer, bytes.byteOffset, rows),
      dimensions,
    );
  },
};

/** Four sums side by side keep the processor's multipliers busy; the tail takes what is left. */
function dotProduct(codes: Int8Array, start: number, sought: Int8Array): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let at = 0;
  const whole = sought.length - (sought.length % 4);
  for (; at < whole; at += 4) {
    const from = start + at;
    a = (a + Math.imul(codes[from]!, sought[at]!)) | 0;
    b = (b + Math.imul(codes[from + 1]!, sought[at + 1]!)) | 0;
    c = (c + Math.imul(codes[from + 2]!, sought[at + 2]!)) | 0;
    d = (d + Math.imul(codes[from + 3]!, sought[at + 3]!)) | 0;
  }
  for (; at < sought.length; at++) a = (a + Math.imul(codes[start + at]!, sought[at]!)) | 0;
  return a + b + c + d;
}

/** Writes the codes of one row and returns its scale. */
function quantise(vector: Float32Array, codes: Int8Array, at: number): number {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return 0;
  const scale = largest / 127;
  for (let index = 0; index < vector.length; index++) codes[at + index] = Math.round(vector[index]! / scale);
  return scale;
}
