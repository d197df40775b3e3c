import type { Citation } from "../../domain/answer.ts";
import type { AnswerLine } from "../../grounding/check-answer.ts";
import { extract } from "../extraction/extract.ts";
import type { ReadQuestion } from "../question/read-question.ts";
import type { ScoredClause } from "../selection/score-clause.ts";
import { cite } from "./cite.ts";
import { leadLine, leadMetadata } from "./lead-line.ts";
import { openFiguresLine } from "./open-figures.ts";

export interface Composed {
  readonly lines: readonly AnswerLine[];
  readonly citations: readonly Citation[];
}

/** Lead line and verbatim lines of each clause in turn. */
export function compose(clauses: readonly ScoredClause[], question: ReadQuestion): Composed {
  const lines: AnswerLine[] = [];
  const citations: Citation[] = [];
  for (const clause of clauses) {
    const added = extract(clause, question).map((excerpt, index) =>
      cite(citations.length + index + 1, clause, excerpt),
    );
    if (added.length === 0) continue;
    const numbers = added.map(({ n }) => n);
    lines.push({
      kind: "own",
      text: leadLine(clause.document, clause.article, clause.path),
      citations: numbers,
      metadata: leadMetadata(clause.document, clause.article, clause.path),
    });
    for (const citation of added) lines.push(...quoteLines(citation));
    citations.push(...added);
    if (clause.document.kind === "report" && question.figure !== null) {
      const open = openFiguresLine(
        added.map(({ quote }) => quote),
        numbers,
      );
      if (open !== null) lines.push(open);
    }
  }
  return { lines, citations };
}

function quoteLines(citation: Citation): AnswerLine[] {
  return citation.quote
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((text) => ({ kind: "quote", text, citations: [citation.n], metadata: [] }));
}
