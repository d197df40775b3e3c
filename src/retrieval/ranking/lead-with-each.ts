import type { Passage } from "../../domain/documents/document.ts";

/**
 * A question that sets two things side by side (two regulations, two cities) needs the best passage
 * of each: those go first, in their own order; everything else keeps its place behind them.
 */
export function leadWithEach(
  ranked: readonly Passage[],
  groups: readonly ReadonlySet<number>[],
): readonly Passage[] {
  if (groups.length < 2) return ranked;
  const leaders = new Set<Passage>();
  for (const group of groups) {
    const leader = ranked.find((passage) => group.has(passage.document.id));
    if (leader !== undefined) leaders.add(leader);
  }
  return [
    ...ranked.filter((passage) => leaders.has(passage)),
    ...ranked.filter((passage) => !leaders.has(passage)),
  ];
}
