import { open, type FileHandle } from "node:fs/promises";
import { IndexMismatchError } from "../../errors.ts";
import type {
  Neighbour,
  VectorIndex,
  VectorIndexBuilder,
  VectorIndexFactory,
} from "../../ports/vector-index.ts";
import { TopSelection } from "../../retrieval/indexing/select-top.ts";
import { buildAtOnce } from "./build-at-once.ts";
import { createScanModule, type ScanModule } from "./scan-module.ts";

/** Rows lie in the module's memory in steps of this many bytes. */
const rowAlignment = 16;

/** Rows as int8 with one scale each: a quarter of the memory of floats, no measurable loss of rank. */
class ExactIndex implements VectorIndex {
  readonly size: number;
  /** Row after row, each filled up with zeros to `stride`. */
  readonly codes: Int8Array;
  readonly scales: Float32Array;
  readonly stride: number;
  readonly #scan: ScanModule["scan"];
  readonly #query: Int16Array;
  readonly #products: Int32Array;

  constructor(rows: number, dimensions: number) {
    this.size = rows;
    this.stride = Math.ceil(dimensions / rowAlignment) * rowAlignment;
    this.scales = new Float32Array(rows);
    const codeBytes = rows * this.stride;
    const queryBytes = this.stride * 2;
    const { memory, scan } = createScanModule(codeBytes + queryBytes + rows * 4);
    this.codes = new Int8Array(memory.buffer, 0, codeBytes);
    this.#query = new Int16Array(memory.buffer, codeBytes, this.stride);
    this.#products = new Int32Array(memory.buffer, codeBytes + queryBytes, rows);
    this.#scan = scan;
  }

  search(query: Float32Array, limit: number, accepts?: (row: number) => boolean): Neighbour[] {
    const top = new TopSelection(Math.min(limit, this.size));
    if (this.size === 0 || this.stride === 0) return [];
    const queryScale = quantise(query, this.#query, 0);
    const products = this.#products;
    this.#scan(0, this.size, this.stride, this.#query.byteOffset, products.byteOffset);
    for (let row = 0; row < this.size; row++) {
      const score = products[row]! * this.scales[row]! * queryScale;
      if (score > top.floor && (accepts === undefined || accepts(row))) top.offer(row, score);
    }
    return top.take().map(({ row, score }) => ({ row, similarity: score }));
  }
}

function start(dimensions: number, rows: number): VectorIndexBuilder {
  const index = new ExactIndex(rows, dimensions);
  let row = 0;
  return {
    add(vector) {
      index.scales[row] = quantise(vector, index.codes, row * index.stride);
      row += 1;
    },
    finish: () => index,
  };
}

/** Exact search: finds all there is, needs no building and no native code. */
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
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      const stride = Math.ceil(dimensions / rowAlignment) * rowAlignment;
      const rows = size / (stride + 4);
      if (!Number.isInteger(rows)) throw misfit();
      const index = new ExactIndex(rows, dimensions);
      await readFully(handle, index.scales);
      await readFully(handle, index.codes);
      return index;
    } finally {
      await handle.close();
    }
  },
};

async function readFully(handle: FileHandle, into: Float32Array | Int8Array): Promise<void> {
  const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done);
    if (bytesRead === 0) throw misfit();
    done += bytesRead;
  }
}

function misfit(): IndexMismatchError {
  return new IndexMismatchError("向量文件大小与维数不符", "运行 youju reload --full 重建索引");
}

/** Writes the codes of one row and returns its scale. */
function quantise(vector: Float32Array, codes: Int8Array | Int16Array, at: number): number {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) {
    codes.fill(0, at, at + vector.length);
    return 0;
  }
  const scale = largest / 127;
  for (let index = 0; index < vector.length; index++) codes[at + index] = Math.round(vector[index]! / scale);
  return scale;
}
