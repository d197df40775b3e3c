import { findPlaceholders } from "../../grounding/placeholders.ts";
import type { ReadQuestion } from "../question/read-question.ts";
import { isOtherReport, lacksSubject } from "./misfit.ts";
import type { ScoredClause } from "./score-clause.ts";

/**
 * Share of the question's weight that the best clause must cover. Low, because questions are spoken
 * and clauses are written: what is not held shows by the signs below, not by few shared words.
 */
const leastCoverage = 0.18;
/**
 * A file sent along mostly holds nothing of what a person wrongly looks for in it, and its best clause is only
 * the least far. On the odd questions, each asked of its own file and of another: .18 refuses 1 % and 78 %,
 * .25 3 % and 87 %, .30 8 % and 90 %.
 */
const leastCoverageInFile = 0.25;
/**
 * Below this chance of having found the answer nothing is said. On the odd questions no answer is lost up to
 * .4; the margin is for questions unlike them.
 */
const leastConfidence = 0.3;
/** A report answers a question that named none only when it plainly speaks of the thing. */
const leastForReport = 0.55;
/** A figure asked for that the clause does not hold must at least be its very subject. */
const leastWithoutFigure = 0.2;

/**
 * Nearness in meaning plus this share of the clause's score must reach `leastNearness`: the line of a logistic
 * regression on two signs, `npm run fit:refusal`. Below it a third of what is not held is told from what is.
 */
const scoreShare = 0.38;
const leastNearness = 0.715;
/** A policy that holds nearly every word asked is near however short the question: 换届十严禁. */
const plainlySaid = 0.9;

/** 2023年选派了多少第一书记: what was done in a year stands in reports. */
const asksWhatWasDone = /(?:(?:19|20)\d{2}年|去年|前年)[^，。？]{0,14}了(?:多少|几)/u;
const forbids = /禁止|严禁|不(?![断仅但同少足论管已])/u;
const asksForBans = /哪些[^，。？]{0,8}(?:不能|不得|不许|不准|不可以|不让)/u;

/** 哪些人不能…: a clause that forbids nothing does not say. */
function lacksBan({ text }: ScoredClause, question: ReadQuestion): boolean {
  return asksForBans.test(question.text) && !forbids.test(text);
}

/** What retrieval makes of its own find. */
export interface FindJudgement {
  /** Calibrated probability (0–1) that it found the answer at all. */
  readonly confidence: number;
  /** Cosine of the nearest passage; null where it is not on the packaged encoder's scale. */
  readonly nearest: number | null;
}

/** Whether the best clause is evidence enough to answer. */
export function isEnough(
  clause: ScoredClause | undefined,
  question: ReadQuestion,
  { confidence, nearest }: FindJudgement,
  about: "base" | "file" = "base",
): boolean {
  if (clause === undefined || question.missing.length > 0) return false;
  if (confidence < leastConfidence) return false;
  const isFar = nearest !== null && nearest + scoreShare * clause.score < leastNearness;
  const isPlain = clause.document.kind === "policy" && clause.coverage >= plainlySaid;
  if (isFar && !question.aboutReports && !isPlain) return false;
  if (clause.coverage < (about === "file" ? leastCoverageInFile : leastCoverage)) return false;
  if (lacksSubject(clause, question) || lacksBan(clause, question)) return false;
  if (isOtherReport(clause, question)) return false;
  if (clause.document.kind === "policy" && asksWhatWasDone.test(question.text)) return false;
  const { kind } = clause.document;
  if (kind === "report" && !question.aboutReports && clause.coverage < leastForReport) return false;
  if (clause.hasFigure) return true;
  const open = kind === "report" && findPlaceholders(clause.text).length > 0;
  return open || (!question.asksAmount && clause.coverage >= leastWithoutFigure);
}
