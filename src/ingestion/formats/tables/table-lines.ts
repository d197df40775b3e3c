import type { Line } from "../../structure/line.ts";

/** A table cell as its format gives it; a merged cell stands in each place that it covers. */
export interface Cell {
  readonly paragraphs: readonly string[];
  /** This place repeats the cell to its left or above it. */
  readonly repeats?: "left" | "above";
}

export type Grid = readonly (readonly Cell[])[];

const labelLimit = 24;
/** Cells of running text mean that the table only arranges a page. */
const runningText = 3;

/**
 * A table as lines, one a row, each value with the header of its column (`姓名：张三；职务：科长`), so
 * that a row found by search is understood alone. A single column, or cells full of paragraphs, is
 * layout: its paragraphs come out one by one.
 */
export function tableLines(grid: Grid): Line[] {
  const rows = grid.map((row) => row.map((cell) => ({ ...cell, text: joined(cell) }))).filter(hasText);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width < 2 || rows.some((row) => row.some((cell) => isRunning(cell)))) return layoutLines(grid);
  const lines: string[] = [];
  let at = 0;
  // Rows of one cell above the header are the table's title and its unit.
  for (; at < rows.length && distinct(rows[at] ?? []).length === 1; at += 1)
    lines.push(distinct(rows[at] ?? [])[0] ?? "");
  const headers = readHeaders(rows.slice(at));
  for (const row of rows.slice(at + headers.rows)) {
    // A header printed again at the top of the next page.
    const isHeader = row.length > 0 && row.every((cell, column) => cell.text === rows[at]?.[column]?.text);
    if (headers.rows === 0) lines.push(bareRow(row));
    else if (!isHeader) lines.push(headedRow(row, headers.labels));
  }
  if (headers.rows > 0 && at + headers.rows === rows.length) lines.push(bareRow(rows[at] ?? []));
  return lines.filter((text) => text !== "").map((text) => ({ text, level: 0 }));
}

interface TextCell extends Cell {
  readonly text: string;
}

function joined(cell: Cell): string {
  return cell.paragraphs
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .reduce(
      (text, paragraph) => text + (/[\w)]$/u.test(text) && /^\w/u.test(paragraph) ? " " : "") + paragraph,
      "",
    );
}

function hasText(row: readonly TextCell[]): boolean {
  return row.some((cell) => cell.text !== "");
}

function isRunning(cell: Cell): boolean {
  const paragraphs = cell.paragraphs.filter((paragraph) => paragraph.trim() !== "");
  return (
    paragraphs.some((paragraph) => /^第[一二三四五六七八九十百零\d]+条[\s　]/u.test(paragraph)) ||
    paragraphs.filter((paragraph) => paragraph.length > 40).length > runningText
  );
}

function layoutLines(grid: Grid): Line[] {
  return grid.flatMap((row) =>
    row
      .filter((cell) => cell.repeats === undefined)
      .flatMap((cell) => cell.paragraphs.map((text) => ({ text: text.trim(), level: 0 })))
      .filter((line) => line.text !== ""),
  );
}

interface Headers {
  readonly rows: number;
  readonly labels: readonly string[];
}

/** The first row names the columns when it is full, short, without figures and without repeats. */
function readHeaders(rows: readonly (readonly TextCell[])[]): Headers {
  const [first = [], second = []] = rows;
  const none: Headers = { rows: 0, labels: [] };
  if (first.length < 2 || !first.every((cell) => isLabel(cell.text))) return none;
  // A header cell that spans columns has its parts named in the row below.
  const spanning = first.some((cell) => cell.repeats === "left");
  const labels = first.map((cell, column) => {
    const under = second[column];
    const own =
      under === undefined || under.repeats === "above" || under.text === cell.text ? "" : under.text;
    return spanning && own !== "" ? `${cell.text}-${own}` : cell.text;
  });
  if (new Set(labels).size < labels.length) return none;
  if (spanning) return rows.length > 1 && labels.every(isLabel) ? { rows: 2, labels } : none;
  return { rows: 1, labels };
}

function isLabel(text: string): boolean {
  return (
    text !== "" && text.length <= labelLimit && !/^[\d.,%％-]+$/u.test(text) && !/[。；：:]$/u.test(text)
  );
}

function headedRow(row: readonly TextCell[], labels: readonly string[]): string {
  const values = distinct(row);
  // A row of one merged cell is a group title or a note inside the table.
  if (
    values.length === 1 &&
    row.length > 1 &&
    row.every((cell) => cell.repeats !== undefined || cell.text !== "")
  )
    return values[0] ?? "";
  return row
    .map((cell, column) => ({ cell, label: labels[column] ?? "" }))
    .filter(({ cell }) => cell.text !== "" && cell.repeats !== "left")
    .map(({ cell, label }) => (label === "" ? cell.text : `${label}：${cell.text}`))
    .join("；");
}

/** Without a header: a form. `姓名` beside `张三` reads as 姓名：张三. */
function bareRow(row: readonly TextCell[]): string {
  return row
    .filter((cell) => cell.repeats !== "left" && cell.text !== "")
    .map((cell) => cell.text)
    .join("　");
}

function distinct(row: readonly TextCell[]): string[] {
  return row.filter((cell) => cell.repeats !== "left" && cell.text !== "").map((cell) => cell.text);
}
