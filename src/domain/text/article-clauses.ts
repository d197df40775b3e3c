/** A line of an article with its place among 款, 项 and 目; offsets are those of the article's text. */
export interface ArticleLine {
  readonly start: number;
  readonly end: number;
  /** 1 for the first 款. */
  readonly paragraph: number;
  /** `二` in 第（二）项, null for a line of the 款 itself. */
  readonly item: string | null;
  /** `1` in 第1目, null above the level of 目. */
  readonly subitem: string | null;
}

const itemMark = /^[（(]([一二三四五六七八九十百]{1,3})[）)]/u;
const subitemMark = /^(?:(\d{1,2})(?:[．、]|\.(?!\d))|[（(](\d{1,2})[）)])/u;

/**
 * Reads an article line by line: 款 are its paragraphs, 项 the （一） lines under one, 目 the 1. lines
 * under those. A line after the items that carries no mark begins the next 款.
 */
export function readArticle(text: string): ArticleLine[] {
  const lines: ArticleLine[] = [];
  let paragraph = 0;
  let item: string | null = null;
  for (const match of text.matchAll(/[^\n]+/gu)) {
    const mark: string | null = itemMark.exec(match[0])?.[1] ?? null;
    const sub = subitemMark.exec(match[0]);
    let subitem: string | null = null;
    if (mark !== null && paragraph > 0) item = mark;
    else if (sub !== null && item !== null) subitem = sub[1] ?? sub[2] ?? null;
    else {
      // An article may stand alone on its line: what follows is its first 款.
      if (!(paragraph === 1 && lines.length === 1 && isBareMark(text, lines[0]))) paragraph += 1;
      item = null;
    }
    lines.push({ start: match.index, end: match.index + match[0].length, paragraph, item, subitem });
  }
  return lines;
}

function isBareMark(text: string, line: ArticleLine | undefined): boolean {
  return (
    line !== undefined && /^第[^\s\u3000条]{1,8}条(?:之.{1,3})?$/u.test(text.slice(line.start, line.end))
  );
}
