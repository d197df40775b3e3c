import { findFigures, type Figure } from "../../grounding/figures.ts";
import { splitSentences, type Span } from "../../grounding/sentences.ts";
import { tokenize } from "../../retrieval/indexing/tokenize.ts";
import type { Excerpt } from "../extraction/excerpt.ts";
import type { ReadQuestion } from "../question/read-question.ts";
import { coverageOf, type ScoredClause } from "../selection/score-clause.ts";
import type { Cell } from "./read-cells.ts";
import type { Find } from "./choose-sides.ts";

/** One line of a table over reports: what a report says for one place and year. */
export interface ReportRow {
  readonly label: string;
  /** Null where no held report says it. */
  readonly found: FoundFigure | null;
}

export interface FoundFigure {
  readonly clause: ScoredClause;
  /** The words between commas that hold the figure. */
  readonly excerpt: Excerpt;
  /** The figure asked for, where it stands without bound. */
  readonly figure: Figure | null;
}

/** Two stretches say it when one alone says that much less. */
const worthMore = 0.15;
const leastSaid = 0.2;
const noFrame: ReadonlySet<number> = new Set();

/** Looks each cell up in the reports of its place and year. */
export async function findRows(
  cells: readonly Cell[],
  find: (question: string) => Promise<Find>,
): Promise<readonly ReportRow[]> {
  const rows: ReportRow[] = [];
  for (const { label, question } of cells) rows.push({ label, found: pick(label, await find(question)) });
  return rows;
}

/** The stretch that says most of what was asked and has a figure of the kind asked for. */
function pick(label: string, { question: asked, candidates }: Find): FoundFigure | null {
  const question = withoutLabel(asked, label);
  let best: { found: FoundFigure; said: number } | null = null;
  for (const clause of candidates) {
    if (!question.reportIds.has(clause.document.id)) continue;
    for (const stretch of stretchesOf(clause, question)) {
      const said = coverageOf(question, new Set(tokenize(stretch.text)), noFrame);
      if (said < leastSaid || said <= (best?.said ?? 0) + (stretch.joined ? worthMore : 0)) continue;
      const { start, end } = stretch;
      best = { found: { clause, excerpt: { start, end }, figure: figureIn(stretch.text, question) }, said };
    }
  }
  return best?.found ?? null;
}

/** Place and year are known of the report: its words need not repeat them. A line of a table has a figure. */
function withoutLabel(question: ReadQuestion, label: string): ReadQuestion {
  const said = new Set(tokenize(label));
  const terms = new Map([...question.terms].filter(([term]) => !said.has(term)));
  return { ...question, terms, figure: question.figure ?? anyFigure };
}

const anyFigure = /\d[\d.,]*(?:万|亿|余|多)*(?:人|个|户|件|家|套|所|项|公里|元|%)/u;
/** 占地区生产总值比重: a share of the thing is not the thing. */
const shareOf = /占[^，。；]{0,14}(?:比重|比例|的)/u;

interface Stretch extends Span {
  /** Made of two. */
  readonly joined: boolean;
}

/** Between commas, alone and with the one before; only those with a figure of the kind asked for. */
function stretchesOf(clause: ScoredClause, { figure, text }: ReadQuestion): Stretch[] {
  const shows = (stretch: string): boolean =>
    (figure?.test(stretch.normalize("NFKC")) ?? true) && (text.includes("占") || !shareOf.test(stretch));
  return clause.segments
    .flatMap((segment) => splitSentences(segment))
    .flatMap((sentence) => {
      const parts = splitAtCommas(sentence);
      const pairs = parts.slice(1).map((part, at) => joinSpans(sentence, parts[at] ?? part, part));
      return [
        ...parts.map((part) => ({ ...part, joined: false })),
        ...pairs.map((part) => ({ ...part, joined: true })),
      ];
    })
    .filter(({ text }) => shows(text));
}

function splitAtCommas(sentence: Span): Span[] {
  return [...sentence.text.matchAll(/[^，；。]+/gu)].map((match) => {
    const start = sentence.start + match.index;
    return { text: match[0], start, end: start + match[0].length };
  });
}

function joinSpans(whole: Span, first: Span, last: Span): Span {
  const text = whole.text.slice(first.start - whole.start, last.end - whole.start);
  return { text, start: first.start, end: last.end };
}

/** The only exact figure of the kind asked for: of 突破3万亿元、达30355.73亿元 the second. */
function figureIn(text: string, { figure }: ReadQuestion): Figure | null {
  const exact = findFigures(text).filter(
    (one) =>
      (figure?.test(one.text) ?? false) &&
      (one.bound === null || /[达为]到?$/u.test(text.slice(0, one.start))),
  );
  return exact.length === 1 ? (exact[0] ?? null) : null;
}
