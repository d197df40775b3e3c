import { childOf, childrenOf, type XmlElement } from "../package/parse-xml.ts";
import type { Cell } from "../tables/table-lines.ts";

/** The paragraphs of a cell; rows of a table within it count as paragraphs. */
export type ReadCell = (cell: XmlElement) => readonly string[];

/** Columns beyond this are a damaged gridSpan, not a table. */
const columnLimit = 200;

/** A Word table with merged cells repeated in every place that they cover. */
export function readGrid(table: XmlElement, readCell: ReadCell): Cell[][] {
  const grid: Cell[][] = [];
  for (const row of rowsOf(table)) {
    const properties = childOf(row, "w:trPr");
    if (childOf(properties, "w:del") !== null) continue;
    const above = grid.at(-1) ?? [];
    const cells: Cell[] = [];
    const skip = Math.min(
      columnLimit,
      Number(childOf(properties, "w:gridBefore")?.attributes["w:val"] ?? 0) || 0,
    );
    for (let column = 0; column < skip; column += 1) cells.push({ paragraphs: [] });
    for (const cell of cellsOf(row)) cells.push(...placesOf(cell, above[cells.length], readCell));
    grid.push(cells);
  }
  return grid;
}

function placesOf(cell: XmlElement, above: Cell | undefined, readCell: ReadCell): Cell[] {
  const properties = childOf(cell, "w:tcPr");
  const span = Number(childOf(properties, "w:gridSpan")?.attributes["w:val"] ?? 1) || 1;
  const merge = childOf(properties, "w:vMerge");
  const continues = merge !== null && (merge.attributes["w:val"] ?? "continue") === "continue";
  const first: Cell =
    continues && above !== undefined
      ? { paragraphs: above.paragraphs, repeats: "above" }
      : { paragraphs: readCell(cell) };
  const repeated: Cell = { paragraphs: first.paragraphs, repeats: "left" };
  return [first, ...Array.from({ length: Math.min(columnLimit, span) - 1 }, () => repeated)];
}

/** Rows and cells may stand inside content controls. */
function rowsOf(table: XmlElement): XmlElement[] {
  return unwrapped(table, "w:tr");
}

function cellsOf(row: XmlElement): XmlElement[] {
  return unwrapped(row, "w:tc");
}

function unwrapped(parent: XmlElement | null, name: string): XmlElement[] {
  return childrenOf(parent).flatMap((child) => {
    if (child.name === name) return [child];
    if (child.name === "w:sdt") return unwrapped(childOf(child, "w:sdtContent"), name);
    return child.name === "w:ins" || child.name === "w:customXml" ? unwrapped(child, name) : [];
  });
}
