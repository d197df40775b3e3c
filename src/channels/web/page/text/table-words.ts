import type { AnswerTable } from "../../../../domain/answers/answer.ts";

/** Without the columns that no row fills. */
export function filledColumns({ columns, rows }: AnswerTable): AnswerTable {
  const filled = columns.map((_, column) => rows.some((row) => (row[column]?.text ?? "") !== ""));
  return {
    columns: columns.filter((_, column) => filled[column]),
    rows: rows.map((row) => row.filter((_, column) => filled[column])),
  };
}

/** As Word and Excel take a table from the clipboard: tabs between cells, a line a row. */
export function tableForPasting({ columns, rows }: AnswerTable): string {
  const lines = [columns, ...rows.map((row) => row.map(({ text }) => text.replaceAll(/\s+/gu, " ")))];
  return lines.map((cells) => cells.join("\t")).join("\n");
}
