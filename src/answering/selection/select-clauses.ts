import type { ReadQuestion } from "../question/read-question.ts";
import type { ScoredClause } from "./score-clause.ts";

const mostClauses = 3;
/** A second clause must be nearly as good as the first, on the scale of scores. */
const nearly = 0.02;

/** The clauses the answer rests on: normally one, for a comparison one a side. */
export function selectClauses(candidates: readonly ScoredClause[], question: ReadQuestion): ScoredClause[] {
  const [best] = candidates;
  if (best === undefined) return [];
  if (question.kinds.includes("compare")) return bothSides(candidates, question);
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
  const versions = question.version.mode === "both";
  const second = candidates.find((clause) =>
    versions
      ? clause.document.id !== first?.document.id && clause.document.baseTitle === first?.document.baseTitle
      : clause.document.baseTitle !== first?.document.baseTitle,
  );
  return [first, second].filter((clause) => clause !== undefined);
}

/** The same rule in an older or parallel text adds nothing. */
function adds(clause: ScoredClause, best: ScoredClause): boolean {
  return clause.document.baseTitle !== best.document.baseTitle || clause.article !== best.article;
}
