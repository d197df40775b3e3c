import type { Citation } from "../../domain/answers/answer.ts";
import type { AnswerLine } from "../../grounding/check-answer.ts";
import { computeLine, notComputedLine } from "../comparison/compute-line.ts";
import type { ReportRow } from "../comparison/report-rows.ts";
import { cite } from "./cite.ts";
import type { Composed } from "./compose.ts";
import { nameTitle } from "./lead-line.ts";
import { openFiguresLine } from "./open-figures.ts";

/** Reports side by side, a line a place and year: 苏州2023年（《…》）：地区生产总值….[1]. */
export function composeTable(rows: readonly ReportRow[], question: string): Composed {
  const lines: AnswerLine[] = [];
  const citations: Citation[] = [];
  const terms: Parameters<typeof computeLine>[1][number][] = [];
  for (const { label, found } of rows) {
    if (found === null) {
      const text = `${label}：已收录的报告里没有找到。`;
      lines.push({ kind: "own", text, citations: [], metadata: [label] });
      continue;
    }
    const { clause, excerpt, figure } = found;
    const n = citations.length + 1;
    const citation = cite(n, clause, excerpt);
    citations.push(citation);
    lines.push({
      kind: "quote",
      label: `${label}（${nameTitle(clause.document.title)}）：`,
      text: citation.quote,
      citations: [n],
      metadata: [],
    });
    const open = openFiguresLine([citation.quote], [n]);
    if (open !== null) lines.push(open);
    else if (figure !== null) terms.push({ label, figure, n });
  }
  const computed =
    (terms.length === rows.length ? computeLine(question, terms) : null) ?? notComputedLine(question);
  return { lines: computed === null ? lines : [...lines, computed], citations };
}
