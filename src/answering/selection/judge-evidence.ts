import { findPlaceholders } from "../../grounding/placeholders.ts";
import type { ReadQuestion } from "../question/read-question.ts";
import type { ScoredClause } from "./score-clause.ts";

/**
 * Share of the question's weight that the best clause must cover. Low, because questions are spoken
 * and clauses are written: what is not held shows by the signs below, not by few shared words.
 */
const leastCoverage = 0.15;
/** A report answers a question that named none only when it plainly speaks of the thing. */
const leastForReport = 0.55;
/** A figure asked for that the clause does not hold must at least be its very subject. */
const leastWithoutFigure = 0.2;

/** Whether the best clause is evidence enough to answer. */
export function isEnough(clause: ScoredClause | undefined, question: ReadQuestion): boolean {
  if (clause === undefined || question.missing.length > 0) return false;
  if (clause.coverage < leastCoverage) return false;
  const { kind } = clause.document;
  if (kind === "report" && !question.aboutReports && clause.coverage < leastForReport) return false;
  if (clause.hasFigure) return true;
  const open = kind === "report" && findPlaceholders(clause.text).length > 0;
  return open || (!question.asksAmount && clause.coverage >= leastWithoutFigure);
}
