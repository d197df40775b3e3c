import { hanPairs, sharedShare, type Fact } from "../../request/fact.ts";
import type { CandidatePoint, CandidateSentence } from "./candidate.ts";

/** From this likeness on a fact belongs to a point. */
export const belongs = 0.22;
/** From this likeness on a fact takes the place of an open clause with its unit. */
const replaces = 0.34;

/**
 * How much the first clause of a fact is about what a point says; its lead counts twice, an aspect word
 * whole. Words of the topic tell the points apart in nothing and are left out.
 */
export function factAffinity(fact: Fact, point: CandidatePoint, topic: string): number {
  const common = new Set(hanPairs(topic));
  const pairs = hanPairs(withoutFigures(fact).split("，")[0] ?? "").filter((pair) => !common.has(pair));
  const share = (text: string): number => {
    const within = new Set(hanPairs(text));
    return pairs.length === 0 ? 0 : pairs.filter((pair) => within.has(pair)).length / pairs.length;
  };
  const body = point.sentences.map(({ clauses }) => clauses.join("，")).join("。");
  const aspect = point.aspects.some((word) => !"*!".includes(word) && fact.text.includes(word)) ? 1 : 0;
  return aspect + share(body) + share(point.lead ?? "");
}

export interface PlacedFacts {
  /** Sentences that must stand under each point, by position. */
  readonly pinned: readonly (readonly CandidateSentence[])[];
  /** Facts under each point that take the place of `{facts}` in its sentences. */
  readonly filled: readonly (readonly Fact[])[];
  /** Facts that belong nowhere in particular. */
  readonly loose: readonly Fact[];
}

/** Gives every fact its place: in an open clause that it fits, under a point it is about, or apart. */
export function placeFacts(
  facts: readonly Fact[],
  points: readonly CandidatePoint[],
  topic: string,
): PlacedFacts {
  const pinned: CandidateSentence[][] = points.map(() => []);
  const filled: Fact[][] = points.map(() => []);
  const loose: Fact[] = [];
  for (const fact of facts) {
    const ranked = points
      .map((point, index) => ({ index, point, affinity: factAffinity(fact, point, topic) }))
      .toSorted((a, b) => b.affinity - a.affinity);
    const best = ranked[0];
    if (best === undefined || best.affinity < belongs) {
      loose.push(fact);
      continue;
    }
    if (best.point.aspects.length > 0) filled[best.index]?.push(fact);
    else pinned[best.index]?.push(fillOpening(fact, best.point) ?? bare(fact));
  }
  return { pinned, filled, loose };
}

/** The point's sentence with its one open clause of the same unit replaced by the fact. */
function fillOpening(fact: Fact, point: CandidatePoint): CandidateSentence | null {
  for (const sentence of point.sentences) {
    const open = sentence.clauses.filter((clause) => clause.includes("〔"));
    const [clause] = open;
    if (open.length !== 1 || clause === undefined) continue;
    if (!fact.figures.some(({ unit }) => unit !== "" && clause.includes(`〕${unit}`))) continue;
    if (sharedShare(clause, withoutFigures(fact)) < replaces) continue;
    return {
      clauses: sentence.clauses.map((other) => (other === clause ? fact.text : other)),
      precedent: sentence.precedent,
      hasOpenings: false,
    };
  }
  return null;
}

function bare(fact: Fact): CandidateSentence {
  return { clauses: [fact.text], precedent: null, hasOpenings: false };
}

function withoutFigures({ text, figures }: Fact): string {
  let rest = text;
  for (const figure of figures.toReversed()) rest = rest.slice(0, figure.start) + rest.slice(figure.end);
  return rest;
}

/** Facts in a row: commas within a sentence unless a fact has commas of its own. */
export function joinFacts(facts: readonly Fact[]): string {
  const plain = facts.every(({ text }) => !/[，；]/u.test(text));
  return facts.map(({ text }) => text).join(plain || facts.length === 1 ? "，" : "；");
}
