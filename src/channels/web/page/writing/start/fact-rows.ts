import type { DraftFact } from "../../../../../domain/writing/draft.ts";
import { writingTexts } from "../../texts/writing.ts";
import { parseCsv } from "../../../../../domain/text/parse-csv.ts";

/** One line of the facts table, as it is typed. */
export interface FactRow {
  readonly item: string;
  readonly value: string;
  readonly unit: string;
  readonly period: string;
  /** File and line of an imported one. */
  readonly source: DraftFact["source"];
}

export const factColumns = ["item", "value", "unit", "period"] as const;
export type FactColumn = (typeof factColumns)[number];

export const emptyRow: FactRow = { item: "", value: "", unit: "", period: "", source: null };
/** More than a person can check in one draft. */
export const rowLimit = 500;

const headings: Readonly<Record<FactColumn, RegExp>> = {
  item: /^(?:项目|事项|指标|指标名称|名称|内容|事实|工作|item)$/iu,
  value: /^(?:数值|数量|数据|数字|值|完成数|合计|value)$/iu,
  unit: /^(?:单位|计量单位|unit)$/iu,
  period: /^(?:时期|时间|年度|年份|期间|period)$/iu,
};

export function isFilled(row: FactRow): boolean {
  return factColumns.some((column) => row[column].trim() !== "");
}

/** Rows of cells copied from Excel or WPS (tabs), or of a CSV file, headings found or 事项、数值、单位、时期. */
export function readRows(text: string, file: string | null): FactRow[] {
  const cells = parseCsv(text.replace(/^\uFEFF/u, ""), text.includes("\t") ? "\t" : ",，");
  const [head] = cells;
  if (head === undefined) return [];
  const named = factColumns.map((column) =>
    head.cells.findIndex((cell) => headings[column].test(cell.trim())),
  );
  const hasHead = named.some((at) => at >= 0);
  const places = hasHead ? named : factColumns.map((_, index) => index);
  return cells.slice(hasHead ? 1 : 0).flatMap(({ cells: row, line }) => {
    const cell = (index: number): string => row[places[index] ?? -1]?.trim() ?? "";
    const read: FactRow = {
      item: cell(0),
      value: cell(1),
      unit: cell(2),
      period: cell(3),
      source: file === null ? null : { file, place: writingTexts.facts.place(line) },
    };
    return isFilled(read) ? [read] : [];
  });
}

/**
 * Puts copied cells into the table with their first one at `row`, `column`; what the table has further on
 * is kept. Whole rows with headings, pasted into the first column, are read by their headings.
 */
export function pasteCells(
  rows: readonly FactRow[],
  at: { readonly row: number; readonly column: FactColumn },
  text: string,
): FactRow[] {
  if (at.column === "item") {
    const read = readRows(text, null);
    return [...rows.slice(0, at.row), ...read, ...rows.slice(at.row).filter(isFilled)];
  }
  const first = factColumns.indexOf(at.column);
  const pasted = parseCsv(text, "\t");
  const needed = Math.max(rows.length, at.row + pasted.length);
  return Array.from({ length: needed }, (_, index) => {
    const before = rows[index] ?? emptyRow;
    const cells = pasted[index - at.row]?.cells ?? [];
    const changed = { ...before };
    for (const [offset, cell] of cells.entries()) {
      const column = factColumns[first + offset];
      if (column !== undefined) changed[column] = cell;
    }
    return changed;
  });
}

/** What a writer pastes as cells rather than as the text of one. */
export function isTable(text: string): boolean {
  return text.includes("\t") || /\n./u.test(text.trim());
}

/** The sentences that go into the draft; a period is said with each only where there are several. */
export function toFacts(rows: readonly FactRow[]): DraftFact[] {
  const hasPeriods = new Set(rows.filter(isFilled).map(({ period }) => period.trim())).size > 1;
  const { source: file, place } = writingTexts.facts;
  return rows.flatMap((row, index) => {
    if (!isFilled(row)) return [];
    const { item, value, unit, period, source } = row;
    const text = [hasPeriods ? period : "", item, value, unit].map((part) => part.trim()).join("");
    return [{ text, source: source ?? { file, place: place(index + 1) } }];
  });
}
