import type { Citation } from "../../domain/answers/answer.ts";
import { pairsOf, foldText, shareIn } from "../../grounding/claims/source.ts";
import { mergeExcerpts, type Excerpt } from "../extraction/excerpt.ts";
import type { ScoredClause, ScoredSegment } from "../selection/score-clause.ts";
import { cite } from "../wording/cite.ts";
import type { ContextPassage } from "./build-context.ts";

/** A clause up to this length is quoted whole. */
const wholeClause = 330;
const mostSegments = 3;

/** Numbers the citations of a generated answer in the order in which its sentences need them. */
export interface CitationBook {
  /** The citations of a sentence, made when they are new. */
  citeAll(claim: { readonly text: string; readonly citations: readonly number[] }): readonly Citation[];
  readonly citations: readonly Citation[];
}

export function createCitationBook(passages: readonly ContextPassage[]): CitationBook {
  const known = new Map<string, Citation>();
  return {
    citeAll({ text, citations }) {
      return citations.flatMap((n) => {
        const clause = passages.find((passage) => passage.n === n)?.clause;
        if (clause === undefined) return [];
        const excerpt = excerptFor(clause, text);
        const key = `${n}:${excerpt.start}:${excerpt.end}`;
        const citation = known.get(key) ?? cite(known.size + 1, clause, excerpt);
        known.set(key, citation);
        return [citation];
      });
    },
    get citations() {
      return [...known.values()];
    },
  };
}

/** The words of the clause that bear the sentence: all of a short one, else its nearest segments and what lies between. */
function excerptFor(clause: ScoredClause, text: string): Excerpt {
  const [first] = clause.segments;
  const start = first?.start ?? clause.start;
  if (clause.end - start <= wholeClause) return { start, end: clause.end };
  const sought = pairsOf(foldText(text));
  const nearest = clause.segments
    .map((segment) => ({ segment, share: shareIn(sought, pairsOf(foldText(segment.text))) }))
    .toSorted((a, b) => b.share - a.share)
    .slice(0, mostSegments)
    .filter(({ share }, index) => index === 0 || share >= 0.2);
  const parts = nearest.flatMap(({ segment }) => withLead(segment));
  const [merged] = mergeExcerpts(clause.text, clause.start, [
    { start: Math.min(...parts.map((part) => part.start)), end: Math.max(...parts.map((part) => part.end)) },
  ]);
  return merged ?? { start, end: clause.end };
}

function withLead(segment: ScoredSegment): readonly Excerpt[] {
  return segment.lead === null ? [segment] : [segment.lead, segment];
}
