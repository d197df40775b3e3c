import { toChineseNumeral } from "../domain/numerals.ts";
import { splitLines, type Span } from "./sentences.ts";

interface Paragraph {
  readonly start: number;
  end: number;
  readonly items: { readonly mark: string; readonly start: number; end: number }[];
}

const item = /^[（(]([一二三四五六七八九十百]{1,3})[）)]/u;

/**
 * Where a quotation lies in its article: `第十四条第二款第（三）项`. 款 are the paragraphs of the article,
 * 项 the （一） lines under one; an article of a single 款 is cited without 第一款. A quotation that
 * spans several 款 is addressed by the article alone. Offsets are those of `articleText`.
 */
export function clauseAddress(article: string, articleText: string, start: number, end: number): string {
  const paragraphs = readParagraphs(articleText);
  const at = paragraphs.findIndex((paragraph) => start < paragraph.end && end <= paragraph.end);
  const paragraph = paragraphs[at];
  if (paragraph === undefined || start < paragraph.start) return article;
  const clause = paragraphs.length > 1 ? `第${toChineseNumeral(at + 1)}款` : "";
  const within = paragraph.items.find((entry) => start >= entry.start && end <= entry.end);
  return article + clause + (within === undefined ? "" : `第（${within.mark}）项`);
}

function readParagraphs(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const line of splitLines(text)) append(paragraphs, line);
  return paragraphs;
}

function append(paragraphs: Paragraph[], line: Span): void {
  const last = paragraphs.at(-1);
  const mark = item.exec(line.text)?.[1];
  if (last === undefined || (mark === undefined && !continuesItem(last, line))) {
    paragraphs.push({ start: line.start, end: line.end, items: [] });
    return;
  }
  last.end = line.end;
  if (mark !== undefined) last.items.push({ mark, start: line.start, end: line.end });
  else {
    const open = last.items.at(-1);
    if (open !== undefined) open.end = line.end;
  }
}

/** `1.` lines are 目 of the item above them. */
function continuesItem(paragraph: Paragraph, line: Span): boolean {
  return paragraph.items.length > 0 && /^(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)])/u.test(line.text);
}
