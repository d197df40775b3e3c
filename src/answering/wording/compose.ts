import type { Citation } from "../../domain/answers/answer.ts";
import type { AnswerLine } from "../../grounding/check-answer.ts";
import type { Side } from "../comparison/choose-sides.ts";
import { extract } from "../extraction/extract.ts";
import type { ReadQuestion } from "../question/read-question.ts";
import type { ScoredClause } from "../selection/score-clause.ts";
import type { Excerpt } from "../extraction/excerpt.ts";
import { openingLine } from "./opening-line.ts";
import { cite } from "./cite.ts";
import { leadLine, leadMetadata } from "./lead-line.ts";
import { changesLine } from "./changes-line.ts";
import { noFigureLine } from "./no-figure-line.ts";
import { openFiguresLine } from "./open-figures.ts";

export interface Composed {
  readonly lines: readonly AnswerLine[];
  readonly citations: readonly Citation[];
}

/** Lead line and verbatim lines of each clause in turn, opened by what they come to. */
export function compose(
  clauses: readonly ScoredClause[],
  asked: ReadQuestion,
  sides: readonly Side[] = [],
): Composed {
  const lines: AnswerLine[] = [];
  const citations: Citation[] = [];
  const cited: { readonly clause: ScoredClause; readonly citations: readonly Citation[] }[] = [];
  for (const clause of clauses) {
    const side = sides.find((one) => one.clause === clause);
    const question = side?.question ?? asked;
    const excerpts = extract(clause, question);
    const added = excerpts.map((excerpt, index) => cite(citations.length + index + 1, clause, excerpt));
    if (added.length === 0) continue;
    const numbers = added.map(({ n }) => n);
    if (cited.length === 0) lines.push(...openings(question, clause, excerpts, numbers));
    lines.push({
      kind: "own",
      text:
        (side === undefined ? "" : `${side.name}：`) +
        leadLine(clause.document, clause.article, clause.path, question.officeRegion),
      citations: numbers,
      metadata: [side?.name ?? "", ...leadMetadata(clause.document, clause.article, clause.path)],
    });
    for (const citation of added) lines.push(...quoteLines(citation));
    citations.push(...added);
    cited.push({ clause, citations: added });
    if (clause.document.kind === "report" && question.figure !== null) {
      const open = openFiguresLine(
        added.map(({ quote }) => quote),
        numbers,
      );
      if (open !== null) lines.push(open);
    }
  }
  for (const { name, clause } of sides) if (clause === null) lines.push(nothingOf(name));
  const changes = changesBetween(cited);
  return { lines: changes === null ? lines : [...lines, changes], citations };
}

function nothingOf(side: string): AnswerLine {
  const text = `${side}：没有找到相应的条文。`;
  return { kind: "own", text, citations: [], metadata: [side] };
}

/** 不可以。 and the like, or that no number is set. */
function openings(
  question: ReadQuestion,
  clause: ScoredClause,
  excerpts: readonly Excerpt[],
  numbers: readonly number[],
): AnswerLine[] {
  const ruling = openingLine(question, clause, excerpts, numbers);
  if (ruling !== null) return [ruling];
  const wantsFigure = question.figure !== null && question.kinds[0] === "number";
  if (!wantsFigure || clause.hasFigure || clause.document.kind === "report") return [];
  return [noFigureLine(question, numbers)];
}

/** Of two versions of one regulation, what became of the older one's words. */
function changesBetween(
  cited: readonly { readonly clause: ScoredClause; readonly citations: readonly Citation[] }[],
): AnswerLine | null {
  const [one, other] = cited.toSorted((a, b) => sinceWhen(a.clause).localeCompare(sinceWhen(b.clause)));
  if (one === undefined || other === undefined || cited.length !== 2) return null;
  if (one.clause.document.baseTitle !== other.clause.document.baseTitle) return null;
  if (one.clause.document.id === other.clause.document.id) return null;
  return changesLine(one.citations, other.citations);
}

function sinceWhen({ document }: ScoredClause): string {
  return document.effectiveOn ?? document.issuedOn ?? document.title;
}

function quoteLines(citation: Citation): AnswerLine[] {
  return citation.quote
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((text) => ({ kind: "quote", text, citations: [citation.n], metadata: [] }));
}
