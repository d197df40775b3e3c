import type { VectorIndexFactory } from "../../ports/vector-index.ts";
import { exactIndexFactory } from "./exact-index.ts";

/** Up to so many rows the exact search takes less than 3 ms, finds all there is and needs no building. */
const mostExactRows = 10_000;

/** The kind of index for so many rows; `hnswlib` is null where it was not compiled. */
export function chooseVectorFactory(
  hnswlib: VectorIndexFactory | null,
): (rows: number) => VectorIndexFactory {
  return (rows) => (hnswlib === null || rows <= mostExactRows ? exactIndexFactory : hnswlib);
}
