import type { VectorIndexFactory } from "../../ports/vector-index.ts";
import { exactIndexFactory } from "./exact-index.ts";

/**
 * Up to so many rows exact search is fast enough and the better choice: all neighbours instead of nine in
 * ten, a quarter of the memory, built in seconds where a graph of 320,000 rows takes minutes.
 */
export const mostExactRows = 500_000;

/** The kind of index for so many rows; `hnswlib` is null where it was not compiled. */
export function chooseVectorFactory(
  hnswlib: VectorIndexFactory | null,
): (rows: number) => VectorIndexFactory {
  return (rows) => (hnswlib === null || rows <= mostExactRows ? exactIndexFactory : hnswlib);
}
