import { findPlaceholders } from "../../grounding/placeholders.ts";
import type { ReadQuestion } from "../question/read-question.ts";
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

/** Things so definite that a clause without the word says nothing about them; each line is one thing. */
const definite: readonly RegExp[] = [
  /补贴|津贴|补助/u,
  /工资|薪酬|薪资|月薪|底薪/u,
  /[几五六]险[几一二]?金|社保|公积金|养老保险|医疗保险/u,
  /电话|手机号|联系方式/u,
  /网址|网站|邮箱|链接/u,
  /名单|花名册/u,
  /分数线|笔试|准考证|录取线/u,
  /报名(?:时间|日期|入口|费)/u,
  /编制数|编制/u,
  /工龄|加班|差旅|报销/u,
];

function lacksDefinite(clause: ScoredClause, question: ReadQuestion): boolean {
  const words = `${clause.document.title}${clause.text}`;
  return definite.some((thing) => thing.test(question.text) && !thing.test(words));
}

/**
 * Whether the best clause is evidence enough to answer.
 * @param confidence calibrated probability (0–1) that retrieval found the answer at all.
 */
export function isEnough(
  clause: ScoredClause | undefined,
  question: ReadQuestion,
  confidence: number,
  about: "base" | "file" = "base",
): boolean {
  if (clause === undefined || question.missing.length > 0) return false;
  if (confidence < leastConfidence) return false;
  if (clause.coverage < (about === "file" ? leastCoverageInFile : leastCoverage)) return false;
  if (lacksDefinite(clause, question)) return false;
  const { kind } = clause.document;
  if (kind === "report" && !question.aboutReports && clause.coverage < leastForReport) return false;
  if (clause.hasFigure) return true;
  const open = kind === "report" && findPlaceholders(clause.text).length > 0;
  return open || (!question.asksAmount && clause.coverage >= leastWithoutFigure);
}
