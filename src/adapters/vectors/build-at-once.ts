import { setImmediate } from "node:timers/promises";
import type { VectorIndex, VectorIndexFactory } from "../../ports/vector-index.ts";

/** `VectorIndexFactory.build` on top of `start`: lets others run after every `batch` rows. */
export function buildAtOnce(
  start: VectorIndexFactory["start"],
  batch: number,
): (
  vectors: Float32Array,
  dimensions: number,
  onProgress?: (done: number, total: number) => void,
) => Promise<VectorIndex> {
  return async (vectors, dimensions, onProgress = () => {}) => {
    const rows = dimensions === 0 ? 0 : vectors.length / dimensions;
    const builder = start(dimensions, rows);
    for (let row = 0; row < rows; row++) {
      builder.add(vectors.subarray(row * dimensions, (row + 1) * dimensions));
      if ((row + 1) % batch === 0) {
        onProgress(row + 1, rows);
        await setImmediate();
      }
    }
    onProgress(rows, rows);
    return builder.finish();
  };
}
