import type { Line } from "./line.ts";

const bareDivision = /^第[ \u3000]*[零〇一二三四五六七八九十百\d]{1,6}[ \u3000]*[编篇章节]$/u;
const heading = /^[^。；，：！？]{1,30}$/u;

/** `第一章` on a line of its own, with `总则` on the next: one heading, as Word and PDF files set it. */
export function joinSplitHeadings(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const next = lines[at + 1];
    if (
      next !== undefined &&
      bareDivision.test(line.text) &&
      heading.test(next.text) &&
      !/^第|^附件/u.test(next.text)
    ) {
      joined.push({ ...line, text: `${line.text}　${next.text}`, level: Math.max(line.level, next.level) });
      at += 1;
    } else joined.push(line);
  }
  return joined;
}
