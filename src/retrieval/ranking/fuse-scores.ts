import type { Scored } from "../indexing/select-top.ts";

/** A row with the parts of its score, for ranking and for `search --explain`. */
export interface Candidate {
  readonly row: number;
  readonly documentId: number;
  /** BM25, best of the list = 1. */
  readonly lexical: number;
  /** Cosine, best of the list = 1. */
  readonly dense: number;
}

/**
 * Union of both lists. Linear fusion, not reciprocal ranks: with one list much weaker than the
 * other, ranks throw away how sure the stronger one is (measured: −.05 nDCG).
 */
export function fuseScores(
  lexical: readonly Scored[],
  dense: readonly Scored[],
  documentIdOfRow: (row: number) => number,
): Candidate[] {
  const best = lexical[0]?.score ?? 1;
  const nearest = dense[0]?.score ?? 1;
  const lexicalOf = new Map(lexical.map(({ row, score }) => [row, score / best]));
  const denseOf = new Map(
    dense.map(({ row, score }) => [row, nearest > 0 ? Math.max(0, score) / nearest : 0]),
  );
  return [...new Set([...lexicalOf.keys(), ...denseOf.keys()])].map((row) => ({
    row,
    documentId: documentIdOfRow(row),
    lexical: lexicalOf.get(row) ?? 0,
    dense: denseOf.get(row) ?? 0,
  }));
}

/** A document's best passages together, best document = 1: its name may be spread over the question. */
export function documentScores(candidates: readonly Candidate[], passages = 3): Map<number, number> {
  const scores = new Map<number, number[]>();
  for (const { documentId, lexical } of candidates) {
    const list = scores.get(documentId);
    if (list === undefined) scores.set(documentId, [lexical]);
    else list.push(lexical);
  }
  const sums = new Map<number, number>();
  for (const [id, list] of scores) {
    const top = list.sort((a, b) => b - a).slice(0, passages);
    sums.set(
      id,
      top.reduce((sum, score) => sum + score, 0),
    );
  }
  const best = Math.max(...sums.values(), Number.EPSILON);
  return new Map([...sums].map(([id, sum]) => [id, sum / best]));
}
