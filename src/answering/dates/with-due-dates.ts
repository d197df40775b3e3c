import { splitSentences, splitLines } from "../../grounding/sentences.ts";
import type { AnswerMakers, Evidence } from "../extractive-answer.ts";
import type { ScoredClause } from "../selection/score-clause.ts";
import { cite } from "../wording/cite.ts";
import type { Composed } from "../wording/compose.ts";
import { leadLength } from "../versions/lead-length.ts";
import { leadLine, leadMetadata } from "../wording/lead-line.ts";
import { dueDateLines, type Calendar, type DatedPassage } from "./due-date-lines.ts";
import { findLengths, namesUniformPeriod } from "./find-lengths.ts";
import { readStart } from "./read-start.ts";

/** Clauses that are looked through when those chosen set no length of the period asked about. */
const mostRead = 12;
/** A period named alike, and some words beside it. */
const leastNear = 0.35;
/** How a period is made longer is not how long it is. */
const exception = /延长|推迟|缩短|不满/u;

/** The answer with the dates it comes to; where another clause sets the length, with that sentence as well. */
export function withDueDates(
  composed: Composed,
  { question, candidates }: Evidence,
  { today, workingDays }: AnswerMakers,
): Composed {
  const calendar: Calendar = { today: today(), workingDays };
  if (readStart(question.text, calendar.today) === null) return composed;
  const passages = composed.citations.map(({ quote, n }): DatedPassage => ({ text: quote, n }));
  const lines = dueDateLines(question.text, passages, calendar);
  if (lines.length > 0) return { ...composed, lines: [...composed.lines, ...lines] };
  const chosen = new Set(composed.citations.map(({ file }) => file));
  const isAnywhere = namesUniformPeriod(question.text);
  const found = findSentence(
    question.text,
    candidates.filter(({ document }) => isAnywhere || chosen.has(document.file)),
  );
  if (found === null) return composed;
  const { clause, start, end } = found;
  const citation = cite(composed.citations.length + 1, clause, { start, end });
  const { n, quote } = citation;
  const due = dueDateLines(question.text, [{ text: quote, n }], calendar);
  if (due.length === 0) return composed;
  const { document, article, path } = clause;
  const lead = {
    kind: "own",
    text: leadLine(document, article, path, question.officeRegion),
    citations: [n],
    metadata: leadMetadata(document, article, path),
  } as const;
  const quoted = { kind: "quote", text: quote, citations: [n], metadata: [] } as const;
  return { lines: [...composed.lines, lead, quoted, ...due], citations: [...composed.citations, citation] };
}

/** The sentence whose length of time comes nearest to the question, by the document's offsets. */
function findSentence(
  question: string,
  candidates: readonly ScoredClause[],
): { clause: ScoredClause; start: number; end: number } | null {
  let best: { clause: ScoredClause; start: number; end: number } | null = null;
  let nearest = leastNear;
  for (const clause of candidates.slice(0, mostRead)) {
    const lead = leadLength(clause.text, clause.article);
    for (const sentence of splitLines(clause.text.slice(lead), lead).flatMap(splitSentences)) {
      if (exception.test(sentence.text)) continue;
      for (const { likeness } of findLengths(question, sentence.text)) {
        if (likeness <= nearest) continue;
        nearest = likeness;
        best = { clause, start: clause.start + sentence.start, end: clause.start + sentence.end };
      }
    }
  }
  return best;
}
