import { bold, type RichPiece } from "./rich-text.ts";

const tableRow = /^\s*\|(.+)\|\s*$/u;
const tableRule = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/u;
const heading = /^\s*#{1,6}\s+([^\s#][^]*)$/u;
const bullet = /^(\s*)[-*+]\s+/u;
const emphasis = /\*\*([^*\n]+)\*\*/gu;

/**
 * Text that a model may have written in Markdown, as pieces: headings and emphasis in bold, a table as lines
 * of 字段：值, since a phone shows no wide tables. Whatever is no Markdown stays as it is.
 */
export function fromMarkdown(text: string): RichPiece[] {
  const pieces: RichPiece[] = [];
  for (const [at, line] of flattenTables(text.split("\n")).entries()) {
    if (at > 0) pieces.push("\n");
    if (/^\s*```/u.test(line)) continue;
    const title = heading.exec(line)?.[1];
    if (title === undefined) pieces.push(...withEmphasis(line.replace(bullet, "$1· ")));
    else pieces.push(bold(withoutClosing(title).replaceAll("**", "")));
  }
  return pieces;
}

/** `# 标题 ##`: the second row of signs only closes the first. */
function withoutClosing(title: string): string {
  const text = title.trimEnd();
  return text.slice(0, text.search(/(?<!#)#*$/u)).trimEnd();
}

function withEmphasis(line: string): RichPiece[] {
  const pieces: RichPiece[] = [];
  let from = 0;
  for (const match of line.matchAll(emphasis)) {
    pieces.push(line.slice(from, match.index), bold(match[1] ?? ""));
    from = match.index + match[0].length;
  }
  pieces.push(line.slice(from));
  return pieces.filter((piece) => piece !== "");
}

/** Each row of a table as a block of 字段：值 lines, blocks apart by an empty line. */
function flattenTables(lines: readonly string[]): string[] {
  const flat: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (!tableRow.test(line) || !tableRule.test(lines[at + 1] ?? "")) {
      flat.push(line);
      continue;
    }
    const fields = cells(line);
    at += 2;
    const blocks: string[] = [];
    for (; at < lines.length && tableRow.test(lines[at] ?? ""); at += 1) {
      const values = cells(lines[at] ?? "");
      blocks.push(
        values.flatMap((value, n) => (value === "" ? [] : [`${fields[n] ?? "项"}：${value}`])).join("\n"),
      );
    }
    at -= 1;
    flat.push(blocks.join("\n\n"));
  }
  return flat;
}

function cells(row: string): string[] {
  return (tableRow.exec(row)?.[1] ?? "")
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.replaceAll("\\|", "|").trim());
}
