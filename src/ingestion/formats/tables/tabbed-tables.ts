import type { Line } from "../../structure/line.ts";
import { tableLines } from "./table-lines.ts";

/**
 * Finds tables in lines whose cells are parted by tabs (old Word files, plain text saved from a table)
 * and gives them as rows with headers. A table is two or more neighbouring lines with equally many
 * cells; a single tabbed line is indentation.
 */
export function tabbedTables(lines: readonly Line[]): Line[] {
  const found: Line[][] = [];
  for (let at = 0; at < lines.length;) {
    const width = cellsOf(lines[at]).length;
    let end = at + 1;
    if (width > 1) while (cellsOf(lines[end]).length === width) end += 1;
    const block = lines.slice(at, end);
    if (width > 1 && block.length > 1)
      found.push(tableLines(block.map((line) => cellsOf(line).map((text) => ({ paragraphs: [text] })))));
    else found.push(block.map((line) => ({ ...line, text: line.text.replace(/\t+/gu, "　").trim() })));
    at = end;
  }
  return found.flat();
}

/** 第一条 or 一、 followed by a tab is a numbered paragraph, `1` a list item unless more cells follow. */
const numbered =
  /^(?:第[^\t]{1,8}[条章节编]|[一二三四五六七八九十]+[、．.]|[（(][^）)]{1,4}[）)]|\d+[.．、)）])$/u;

function cellsOf(line: Line | undefined): string[] {
  if (line === undefined || line.level > 0) return [];
  const cells = line.text.split("\t").map((cell) => cell.trim());
  return numbered.test(cells[0] ?? "") || (cells.length === 2 && /^\d*$/u.test(cells[0] ?? "")) ? [] : cells;
}
