import { numberingDepth } from "./recognise-heading.ts";
import type { Line } from "./line.ts";

const bareDivision = /^第[ \u3000]*[零〇一二三四五六七八九十百\d]{1,6}[ \u3000]*[编篇章节]$/u;
const heading = /^[^。；，：！？]{1,30}$/u;
const bareAnnex = /^附[ \u3000]*[件录表图][ \u3000]*[\d一二三四五六七八九十]{0,3}[：:]?$/u;
/** The title of an annex says what paper it is; a field of a form (姓名) is none. */
const annexTitle = /^[^。；，：！？]{4,40}$/u;

/**
 * `第一章` on a line of its own with `总则` on the next, `附件1` with the title of the annex: one
 * heading, as Word and PDF files set it.
 */
export function joinSplitHeadings(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const next = lines[at + 1];
    if (next !== undefined && belongs(line.text, next.text)) {
      const text = `${line.text.replace(/[：:]$/u, "")}　${next.text}`;
      joined.push({ ...line, text, level: Math.max(line.level, next.level) });
      at += 1;
    } else joined.push(line);
  }
  return joined;
}

function belongs(text: string, next: string): boolean {
  if (/^第|^附[件录表图]/u.test(next)) return false;
  if (bareDivision.test(text)) return heading.test(next);
  return bareAnnex.test(text) && annexTitle.test(next) && numberingDepth(next) === null;
}
