import * as XLSX from "@e965/xlsx";
import { limits } from "../limits.ts";
import type { Cell } from "../tables/table-lines.ts";

const columnLimit = 256;

/** Date formats that Excel shows by the language of Windows; these are the Chinese ones. */
const chineseDates: Readonly<Record<string, string>> = {
  "m/d/yy": "yyyy/m/d",
  "m/d/yy h:mm": "yyyy/m/d h:mm",
};

export interface SheetGrid {
  readonly grid: readonly (readonly Cell[])[];
  /** More rows than are read. */
  readonly cut: boolean;
}

/** The cells of a sheet as displayed; a merged cell is repeated in every place that it covers. */
export function sheetGrid(sheet: XLSX.WorkSheet): SheetGrid {
  const rows = (sheet as { "!data"?: (XLSX.CellObject | undefined)[][] })["!data"] ?? [];
  const grid: Cell[][] = Array.from(rows.slice(0, limits.rows), (row) =>
    Array.from((row ?? []).slice(0, columnLimit), (cell) => ({ paragraphs: [shown(cell)] })),
  );
  for (const { s: start, e: end } of sheet["!merges"] ?? []) {
    const origin = grid[start.r]?.[start.c];
    if (origin === undefined || origin.paragraphs[0] === "") continue;
    for (let r = start.r; r <= Math.min(end.r, grid.length - 1); r += 1)
      for (let c = start.c; c <= Math.min(end.c, columnLimit); c += 1) {
        const row = grid[r];
        if (row === undefined || (r === start.r && c === start.c)) continue;
        while (row.length < c) row.push({ paragraphs: [""] });
        row[c] = { paragraphs: origin.paragraphs, repeats: c > start.c ? "left" : "above" };
      }
  }
  return { grid: trimColumns(grid), cut: rows.length > limits.rows };
}

function shown(cell: XLSX.CellObject | undefined): string {
  if (cell === undefined || cell.t === "z" || cell.t === "e") return "";
  const format = typeof cell.z === "string" ? cell.z : "";
  const chinese = chineseDates[format];
  if (cell.t === "n" && chinese !== undefined) return String(XLSX.SSF.format(chinese, cell.v) as unknown);
  return (cell.w ?? String(cell.v ?? "")).trim();
}

/** Columns that hold nothing in any row (formatted, never filled) are no columns. */
function trimColumns(grid: readonly Cell[][]): Cell[][] {
  const used = new Set<number>();
  for (const row of grid)
    for (const [at, cell] of row.entries())
      if (cell.paragraphs[0] !== "" && cell.repeats !== "left") used.add(at);
  const columns = [...used].sort((a, b) => a - b);
  return grid.map((row) => columns.map((at) => row[at] ?? { paragraphs: [""] }));
}
