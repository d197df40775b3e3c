import type { AnswerTable, Citation } from "../../../domain/answers/answer.ts";
import { bold, richText, type RichPiece, type RichText } from "./text/rich-text.ts";
import { textKindLabel } from "./text/source-labels.ts";

/** A phone shows no wide tables: each row as a block of 字段：值 lines, empty cells left out. */
export function renderTable({ columns, rows }: AnswerTable, sources: readonly Citation[]): RichText {
  const kinds = new Set(sources.map(({ text_kind: kind }) => textKindLabel(kind)));
  const pieces: RichPiece[] = [bold(columns.join("—")), [...kinds].join("")];
  for (const [at, row] of rows.entries()) {
    pieces.push("\n\n", bold(String(at + 1)));
    for (const [column, { text }] of row.entries())
      if (text !== "") pieces.push(`\n${columns[column] ?? ""}：${text}`);
    const marks = new Set(row.flatMap(({ citations }) => citations.map((n) => `[${String(n)}]`)));
    pieces.push([...marks].join(""));
  }
  return richText(pieces.filter((piece) => piece !== ""));
}
