export interface Neighbour {
  /** Position given at build time (0-based row). */
  readonly row: number;
  /** Cosine similarity, -1 … 1. */
  readonly similarity: number;
}

/** Nearest-neighbour search over unit vectors; built once, then only read. */
export interface VectorIndex {
  readonly size: number;
  /**
   * The `limit` nearest rows, most similar first. `accepts` filters rows before they count;
   * an approximate index may return fewer than `limit`.
   */
  search(query: Float32Array, limit: number, accepts?: (row: number) => boolean): Neighbour[];
}

/** Takes vectors row by row, so that no second copy of all of them is ever held. */
export interface VectorIndexBuilder {
  /** The vector of the next row; read before the call returns. */
  add(vector: Float32Array): void;
  /** To be called once, after `rows` vectors. */
  finish(): VectorIndex;
}

/** Builds, saves and loads one kind of vector index. */
export interface VectorIndexFactory {
  /** e.g. `hnswlib` or `exact-int8`: written to the manifest of a generation. */
  readonly kind: string;
  /** For exactly `rows` vectors of `dimensions` numbers. */
  start(dimensions: number, rows: number): VectorIndexBuilder;
  /** `vectors`: row-major, `rows × dimensions`. `yieldNow` is awaited between batches. */
  build(
    vectors: Float32Array,
    dimensions: number,
    onProgress?: (done: number, total: number) => void,
  ): Promise<VectorIndex>;
  save(index: VectorIndex, file: string): Promise<void>;
  load(file: string, dimensions: number): Promise<VectorIndex>;
}
