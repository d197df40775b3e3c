import type { ReadQuestion } from "../question/read-question.ts";
import type { ScoredClause } from "./score-clause.ts";

const mostClauses = 3;
/** A second clause must be nearly as good as the first, on the scale of scores. */
const nearly = 0.02;

/** The clauses the answer rests on: normally one, for a comparison one a side. */
export function selectClauses(candidates: readonly ScoredClause[], question: ReadQuestion): ScoredClause[] {
  const [best] = candidates;
  if (best === undefined) return [];
  const versions = question.version.mode === "both" && question.kinds.includes("version");
  if (versions || question.kinds.includes("compare")) return bothSides(candidates, question);
  const close = candidates
    .slice(1)
    .filter((clause) => clause.score >= best.score - nearly && clause.hasFigure && adds(clause, best));
  return [best, ...close].slice(0, mostClauses - 1);
}

/** The best clause of each side, else of each of two documents. */
function bothSides(candidates: readonly ScoredClause[], question: ReadQuestion): ScoredClause[] {
  const { sides } = question;
  if (sides.length >= 2) {
    const best = sides.map((side) => candidates.find((clause) => side.has(clause.document.id)));
    return [...new Set(best.filter((clause) => clause !== undefined))].slice(0, mostClauses);
  }
  const [first] = candidates;
  if (first === undefined) return [];
  const others = candidates.filter(({ document }) => document.baseTitle !== first.document.baseTitle);
  const second = question.version.mode === "both" ? counterpart(first, candidates) : others[0];
  return second === undefined ? [first] : [first, second];
}

/** What another version of the regulation says of the same. */
function counterpart(clause: ScoredClause, candidates: readonly ScoredClause[]): ScoredClause | undefined {
  const { id, baseTitle } = clause.document;
  const alike = candidates
    .filter(({ document }) => document.id !== id && document.baseTitle === baseTitle)
    .map((other) => ({ other, shared: sharedTerms(clause, other) }));
  return alike.toSorted((a, b) => b.shared - a.shared)[0]?.other;
}

function sharedTerms({ terms }: ScoredClause, other: ScoredClause): number {
  const shared = [...other.terms].filter((term) => terms.has(term)).length;
  return shared / Math.sqrt(terms.size * other.terms.size || 1);
}

/** The same rule in an older or parallel text adds nothing. */
function adds(clause: ScoredClause, best: ScoredClause): boolean {
  return clause.document.baseTitle !== best.document.baseTitle || clause.article !== best.article;
}
