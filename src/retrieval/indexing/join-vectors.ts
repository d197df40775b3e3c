import type { Neighbour, VectorIndex } from "../../ports/vector-index.ts";

/** Several vector indexes as one; their rows follow one another. */
export function joinVectors(parts: readonly VectorIndex[]): VectorIndex {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return {
    size,
    search(query, limit, accepts) {
      let firstRow = 0;
      const found: Neighbour[] = [];
      for (const part of parts) {
        const first = firstRow;
        const accepted = accepts === undefined ? undefined : (row: number) => accepts(first + row);
        for (const { row, similarity } of part.search(query, limit, accepted))
          found.push({ row: first + row, similarity });
        firstRow += part.size;
      }
      return found.sort((a, b) => b.similarity - a.similarity || a.row - b.row).slice(0, limit);
    },
  };
}
