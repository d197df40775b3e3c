import type { RelatedClause } from "../domain/answers/answer.ts";
import type { Reader } from "../domain/people/reader.ts";
import { checkAnswer, type AnswerLine } from "../grounding/check-answer.ts";
import type { GenerationReader } from "../ports/store.ts";
import type { Side } from "./comparison/choose-sides.ts";
import type { ReportRow } from "./comparison/report-rows.ts";
import type { ReadQuestion } from "./question/read-question.ts";
import { plainOutcome, type Outcome } from "./outcome.ts";
import type { Catalog } from "./selection/catalog.ts";
import type { ScoredClause } from "./selection/score-clause.ts";
import { toRelated } from "./wording/cite.ts";
import { composeTable } from "./wording/compose-table.ts";
import { compose } from "./wording/compose.ts";
import { otherVersionsLine } from "./wording/other-versions.ts";
import type { Contacts } from "./settings/contacts.ts";
import type { WorkingDays } from "./settings/working-days.ts";
import { withDueDates } from "./dates/with-due-dates.ts";
import { describeFileRefusal, describeRefusal } from "./wording/refuse.ts";
import { renderLine } from "./wording/render-lines.ts";

/** What an answer may be made of: clauses chosen for it, and the rest, best first. */
export interface Evidence {
  readonly question: ReadQuestion;
  readonly clauses: readonly ScoredClause[];
  readonly candidates: readonly ScoredClause[];
  /** Things set against each other, each with the clause that was found for it alone. */
  readonly sides?: readonly Side[] | undefined;
  /** Reports of several places or years, what each says. */
  readonly rows?: readonly ReportRow[] | undefined;
}

export interface AnswerMakers {
  readonly generation: GenerationReader;
  readonly catalog: Catalog;
  readonly today: () => string;
  readonly contacts: Contacts;
  readonly workingDays: WorkingDays;
  /** Whether the base is asked, or one file that was sent along with the question. */
  readonly about: "base" | "file";
}

const mostNearest = 3;
const mostRelated = 3;

/** The answer in the sources' own words; a refusal when nothing of it survives the check. */
export function extractiveAnswer(evidence: Evidence, reader: Reader, makers: AnswerMakers): Outcome {
  const { question, clauses, candidates } = evidence;
  const composed =
    evidence.rows === undefined
      ? compose(clauses, question, evidence.sides)
      : composeTable(evidence.rows, question.text);
  const due = withDueDates(composed, evidence, makers);
  const versions = versionsLine(evidence, reader, makers);
  const lines = [...due.lines, ...(versions === null ? [] : [versions])];
  const checked = checkAnswer(
    lines,
    due.citations,
    (file) => makers.generation.documentByFile(file)?.text ?? null,
  );
  if (checked.citations.length === 0) return refusal(candidates, question, reader, makers);
  return {
    outcome: "answered",
    mode: "extractive",
    pieces: checked.lines.map((line, index) => (index === 0 ? "" : "\n") + renderLine(line)),
    citations: checked.citations,
    unsupported: checked.unsupported,
    nearest: [],
    related: relatedTo(clauses, candidates),
    notes: [],
  };
}

/** Earlier versions and local counterparts of what is cited. */
export function versionsLine(
  { question, clauses }: Evidence,
  reader: Reader,
  { catalog, today }: AnswerMakers,
): AnswerLine | null {
  const [first] = clauses;
  if (first === undefined) return null;
  return otherVersionsLine(
    first.document,
    new Set(clauses.map((clause) => clause.document.id)),
    catalog.versionsOf(first.document, reader),
    catalog.rowsFor(reader),
    question,
    today(),
  );
}

/** Says what was searched and what came nearest. */
export function refusal(
  candidates: readonly ScoredClause[],
  question: ReadQuestion,
  reader: Reader,
  { catalog, contacts, about }: AnswerMakers,
): Outcome {
  const nearest = candidates.slice(0, mostNearest).map(toRelated);
  if (about === "file") return { ...plainOutcome("refused", describeFileRefusal(nearest)), nearest };
  const searched = catalog.rowsFor(reader).length;
  const text = describeRefusal(searched, nearest, question.missing, contacts.find(question.text));
  return { ...plainOutcome("refused", text), nearest };
}

/** Clauses next in line that cover nearly as much of the question. */
export function relatedTo(
  clauses: readonly ScoredClause[],
  candidates: readonly ScoredClause[],
): RelatedClause[] {
  const least = (clauses[0]?.score ?? 0) * 0.7;
  const seen = new Set(clauses.map(nameOf));
  const related: RelatedClause[] = [];
  for (const candidate of candidates) {
    if (related.length === mostRelated || candidate.score < least) break;
    if (seen.has(nameOf(candidate))) continue;
    seen.add(nameOf(candidate));
    related.push(toRelated(candidate));
  }
  return related;
}

function nameOf(clause: ScoredClause): string {
  return `${clause.document.file}\n${clause.article ?? ""}`;
}
