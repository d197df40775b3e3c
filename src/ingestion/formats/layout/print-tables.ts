import { tableLines } from "../tables/table-lines.ts";
import type { Line } from "../../structure/line.ts";
import type { Row, RowCell } from "./page.ts";

/** Rows of running print, or a table found among them. */
export type PrintBlock =
  | { readonly kind: "rows"; readonly rows: readonly Row[] }
  | { readonly kind: "table"; readonly lines: readonly Line[] };

const numberedStart = /^(?:第.{1,7}[条章节编]|[一二三四五六七八九十]+、|[（(].{1,4}[）)]|\d+[.．、])$/u;

/**
 * Finds tables by their look alone: neighbouring rows whose cells stand above one another. A row with
 * fewer cells within the table's columns is the rest of a cell.
 */
export function splitTables(rows: readonly Row[]): PrintBlock[] {
  const blocks: PrintBlock[] = [];
  let print: Row[] = [];
  for (let at = 0; at < rows.length;) {
    const table = tableAt(rows, at);
    if (table === null) {
      print.push(rows[at] as Row);
      at += 1;
      continue;
    }
    if (print.length > 0) blocks.push({ kind: "rows", rows: print });
    print = [];
    blocks.push({ kind: "table", lines: tableLines(table.grid) });
    at = table.end;
  }
  if (print.length > 0) blocks.push({ kind: "rows", rows: print });
  return blocks;
}

interface FoundTable {
  readonly end: number;
  readonly grid: readonly (readonly { readonly paragraphs: string[] }[])[];
}

function tableAt(rows: readonly Row[], start: number): FoundTable | null {
  const first = rows[start];
  if (first === undefined || !isTabular(first)) return null;
  const columns = first.cells.map(({ left, right }) => ({ left, right }));
  const grid: { paragraphs: string[] }[][] = [];
  let full = 0;
  let at = start;
  for (; at < rows.length; at += 1) {
    const row = rows[at] as Row;
    const places = row.cells.map((cell) => columnOf(cell, columns));
    if (places.includes(-1) || new Set(places).size < places.length) break;
    const isWhole = row.cells.length === columns.length;
    const last = grid.at(-1);
    // A lone first cell is the next paragraph of the page as likely as the rest of a cell.
    if (!isWhole && (last === undefined || (row.cells.length === 1 && places[0] === 0))) break;
    if (!isWhole && last !== undefined && !places.includes(0)) {
      for (const [index, cell] of row.cells.entries()) last[places[index] ?? 0]?.paragraphs.push(cell.text);
      continue;
    }
    full += isWhole ? 1 : 0;
    const cells = columns.map(() => ({ paragraphs: [] as string[] }));
    for (const [index, cell] of row.cells.entries()) {
      const place = places[index] ?? 0;
      cells[place]?.paragraphs.push(cell.text);
      const column = columns[place];
      if (column !== undefined)
        Object.assign(column, {
          left: Math.min(column.left, cell.left),
          right: Math.max(column.right, cell.right),
        });
    }
    grid.push(cells);
  }
  return full >= 2 ? { end: at, grid } : null;
}

function isTabular(row: Row): boolean {
  return row.cells.length >= 2 && !numberedStart.test(row.cells[0]?.text ?? "");
}

/** The only column that a cell lies over, or -1. */
function columnOf(cell: RowCell, columns: readonly { left: number; right: number }[]): number {
  const over = columns.flatMap((column, at) =>
    cell.left < column.right && cell.right > column.left ? [at] : [],
  );
  return over.length === 1 ? (over[0] ?? -1) : -1;
}
