import type { ScoredClause, ScoredSegment } from "../selection/score-clause.ts";
import type { Excerpt } from "./excerpt.ts";

export interface ListGroup extends Excerpt {
  readonly items: readonly ScoredSegment[];
  readonly coverage: number;
}

/** The lists of a clause: each runs from its lead sentence through its last item, whole and in order. */
export function findLists(clause: ScoredClause): ListGroup[] {
  const groups: { lead: ScoredSegment["lead"]; items: ScoredSegment[] }[] = [];
  let previous: ScoredSegment | null = null;
  for (const segment of clause.segments) {
    const group = groups.at(-1);
    if (segment.role === "item" && segment.lead !== null) {
      if (group !== undefined && group.lead?.start === segment.lead.start && previous?.role === "item") {
        group.items.push(segment);
      } else groups.push({ lead: segment.lead, items: [segment] });
    }
    previous = segment;
  }
  return groups
    .filter((group) => group.items.length >= 2)
    .map(({ lead, items }) => ({
      start: lead?.start ?? items[0]?.start ?? clause.start,
      end: items.at(-1)?.end ?? clause.end,
      items,
      coverage: Math.max(...items.map((item) => item.coverage)),
    }));
}
