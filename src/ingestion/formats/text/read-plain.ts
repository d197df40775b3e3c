import { cleanMarkdown } from "../../reading/clean-markdown.ts";
import type { Line } from "../../structure/line.ts";
import { reading, type FormatReading } from "../format-reading.ts";
import { tabbedTables } from "../tables/tabbed-tables.ts";
import { tableLines } from "../tables/table-lines.ts";

const row = /^\|.*\|$/u;
const ruler = /^\|(?:\s*:?-{2,}:?\s*\|)+$/u;

/** Markdown and plain text, decoded and without front matter; tables become rows with headers. */
export function readPlain(text: string): FormatReading {
  return reading(tabbedTables(markdownTables(cleanMarkdown(text))));
}

/** A Markdown table is a row, a ruler, and the rows that follow. */
function markdownTables(lines: readonly Line[]): Line[] {
  const found: Line[] = [];
  for (let at = 0; at < lines.length;) {
    if (!row.test(lines[at]?.text ?? "") || !ruler.test(lines[at + 1]?.text ?? "")) {
      found.push(lines[at] as Line);
      at += 1;
      continue;
    }
    const rows = [cellsOf(lines[at])];
    for (at += 2; row.test(lines[at]?.text ?? ""); at += 1) rows.push(cellsOf(lines[at]));
    for (const line of tableLines(rows.map((cells) => cells.map((text) => ({ paragraphs: [text] })))))
      found.push(line);
  }
  return found;
}

function cellsOf(line: Line | undefined): string[] {
  return (line?.text ?? "")
    .slice(1, -1)
    .split(/(?<!\\)\|/u)
    .map((cell) =>
      cell
        .replaceAll("\\|", "|")
        .replace(/<br\s*\/?>/gu, "")
        .trim(),
    );
}
