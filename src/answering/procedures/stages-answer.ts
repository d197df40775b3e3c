import type { AnswerTable, Citation, TableCell } from "../../domain/answers/answer.ts";
import { checkAnswer, type AnswerLine } from "../../grounding/check-answer.ts";
import { isItem, splitClauses, splitLines, type Span } from "../../grounding/sentences.ts";
import type { GenerationReader } from "../../ports/store.ts";
import type { Outcome } from "../outcome.ts";
import type { ReadClause, Source } from "../selection/sources.ts";
import { leadLength } from "../versions/lead-length.ts";
import { cite } from "../wording/cite.ts";
import { describeStatus, labelsLine, nameTitle } from "../wording/lead-line.ts";
import { renderLine } from "../wording/render-lines.ts";
import { papersIn, setsTime, stepColumns, timesIn } from "./steps-table.ts";
import type { Stage } from "./whole-procedure.ts";

const mostTimed = 2;
const longest = 120;
/** What is to be done by when, or for how long; 上一年年度考核 is no limit. */
const limits = /内|不少于|不超过|提前|每|期(?:限)?(?:一般)?为|至少/u;

/** The chapters of a procedure in order, each with the times it sets, in the text's words. */
export function stagesAnswer(
  { source, stages }: { readonly source: Source; readonly stages: readonly Stage[] },
  generation: GenerationReader,
): Outcome | null {
  const { document } = source;
  const citations: Citation[] = [];
  const lines: AnswerLine[] = [];
  const rows: TableCell[][] = [];
  const quote = (clause: ReadClause, start: number, end: number, article: string | null): number => {
    const n = citations.length + 1;
    const whole = { document, path: clause.path, article, start, end, text: document.text.slice(start, end) };
    const citation = article === null ? cite(n, whole, { start, end }) : cite(n, clause, { start, end });
    citations.push(citation);
    lines.push({ kind: "quote", text: citation.quote, citations: [n], metadata: [] });
    return n;
  };
  const said = `${nameTitle(document.title)}（${describeStatus(document)}）按以下环节规定，各环节定有时限的一并列出：`;
  lines.push({ kind: "own", text: said, citations: [], metadata: [said] });
  for (const { heading, start, clauses } of stages) {
    const [first, last] = [clauses[0]!, clauses.at(-1)!];
    const n = quote(first, start, start + heading.length, null);
    const timed = clauses
      .flatMap((clause) => timedIn(clause).map((span) => ({ clause, span })))
      .slice(0, mostTimed)
      .map(({ clause, span }) => ({
        text: span.text,
        n: quote(clause, clause.start + span.start, clause.start + span.end, clause.article),
      }));
    const from = first.article === last.article ? first.article : `${first.article}至${last.article}`;
    rows.push([
      { text: heading, citations: [n] },
      cellOf(timed, timesIn),
      cellOf(timed, papersIn),
      { text: from ?? "", citations: [n] },
    ]);
  }
  const labels = labelsLine(citations);
  const textOf = (file: string): string | null => generation.documentByFile(file)?.text ?? null;
  const checked = checkAnswer([...lines, ...(labels === null ? [] : [labels])], citations, textOf);
  if (checked.citations.length < citations.length) return null;
  const table: AnswerTable = { columns: stepColumns, rows };
  return {
    outcome: "answered",
    mode: "extractive",
    pieces: checked.lines.map((line, at) => (at === 0 ? "" : "\n") + renderLine(line)),
    citations: checked.citations,
    unsupported: [],
    nearest: [],
    related: [],
    notes: [],
    table,
  };
}

/** Stretches of a clause that set a time, by its own offsets. */
function timedIn({ text, article }: ReadClause): Span[] {
  const lead = leadLength(text, article);
  return splitLines(text.slice(lead), lead)
    .flatMap(splitClauses)
    .filter(({ text: words }) => words.length <= longest && limits.test(words) && setsTime(words))
    .filter(({ text: words }) => !isItem(words) && !/的[；。]?$/u.test(words));
}

function cellOf(
  timed: readonly { readonly text: string; readonly n: number }[],
  read: (words: string) => string[],
): TableCell {
  const found = timed
    .map(({ text, n }) => ({ words: read(text), n }))
    .filter(({ words }) => words.length > 0);
  return {
    text: found.flatMap(({ words }) => words).join("；"),
    citations: found.map(({ n }) => n),
  };
}
