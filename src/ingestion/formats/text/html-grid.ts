import { defaultTreeAdapter, type DefaultTreeAdapterTypes } from "parse5";
import type { Cell } from "../tables/table-lines.ts";

type Element = DefaultTreeAdapterTypes.Element;

const spanLimit = 100;

/** An HTML table with spanning cells repeated in every place that they cover. */
export function htmlGrid(table: Element, readCell: (cell: Element) => readonly string[]): Cell[][] {
  const grid: Cell[][] = [];
  const rows = rowsOf(table);
  for (const [at, row] of rows.entries()) {
    const places = (grid[at] ??= []);
    let column = 0;
    for (const cell of elements(row).filter(({ tagName }) => tagName === "td" || tagName === "th")) {
      while (places[column] !== undefined) column += 1;
      const paragraphs = readCell(cell);
      const down = Math.min(span(cell, "rowspan"), rows.length - at);
      const across = span(cell, "colspan");
      for (let r = 0; r < down; r += 1)
        for (let c = 0; c < across; c += 1)
          (grid[at + r] ??= [])[column + c] =
            c > 0
              ? { paragraphs, repeats: "left" }
              : r > 0
                ? { paragraphs, repeats: "above" }
                : { paragraphs };
      column += across;
    }
  }
  return grid.map((row) => Array.from(row, (cell) => cell ?? { paragraphs: [] }));
}

function rowsOf(table: Element): Element[] {
  return elements(table).flatMap((child) =>
    child.tagName === "tr" ? [child] : /^t(?:head|body|foot)$/u.test(child.tagName) ? rowsOf(child) : [],
  );
}

function elements(parent: Element): Element[] {
  return parent.childNodes.filter((node) => defaultTreeAdapter.isElementNode(node));
}

function span(cell: Element, name: string): number {
  const value = Number(cell.attrs.find((one) => one.name === name)?.value ?? 1);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, spanLimit) : 1;
}
