import { isAnnex, numberingDepth } from "../structure/recognise-heading.ts";
import { recogniseArticle } from "../structure/recognise-article.ts";
import { numberOf } from "../structure/article-number.ts";
import type { Line } from "../structure/line.ts";

const leastLines = 8;
const closed = /[。；：！？…][”’）》】]*$/u;

/**
 * Text typed or copied with a line feed at the right margin is joined to paragraphs again; anything
 * else is returned as it came. A page width shows as many lines of nearly one length without an end.
 */
export function unwrapLines(lines: readonly Line[]): readonly Line[] {
  const width = pageWidth(lines);
  if (width === null) return lines;
  const joined: Line[] = [];
  let previousArticle = 0;
  let lastLength = 0;
  for (const line of lines) {
    const before = joined.at(-1);
    const context = { previousArticle, before: before?.text ?? null, after: null };
    const article = recogniseArticle(line.text, context);
    if (article !== null) previousArticle = numberOf(article.article);
    const begins =
      article !== null ||
      line.level > 0 ||
      isAnnex(line.text) ||
      numberingDepth(line.text) !== null ||
      /^第.{1,5}[编章节]/u.test(line.text);
    const full =
      before !== undefined && before.level === 0 && lastLength >= width - 2 && !closed.test(before.text);
    if (full && !begins) joined[joined.length - 1] = { ...before, text: before.text + line.text };
    else joined.push(line);
    lastLength = line.text.length;
  }
  return joined;
}

function pageWidth(lines: readonly Line[]): number | null {
  const lengths = lines.filter(({ level }) => level === 0).map(({ text }) => text.length);
  if (lengths.length < leastLines) return null;
  const width = lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length * 0.9)] ?? 0;
  if (width < 18 || width > 60 || lengths.some((length) => length > width + 4)) return null;
  const full = lines.filter(({ text, level }) => level === 0 && text.length >= width - 2);
  const open = full.filter(({ text }) => !closed.test(text)).length;
  return full.length >= lengths.length * 0.3 && open >= full.length * 0.6 ? width : null;
}
