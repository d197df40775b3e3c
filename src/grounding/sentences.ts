/** A piece of a text by offsets: `text === source.slice(start, end)`. */
export interface Span {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Lines without their line feeds; empty ones left out. */
export function splitLines(text: string, offset = 0): Span[] {
  return pieces(text, /[^\n]+/gu, offset);
}

const closers = "[”’』」）)》]*";
const sentence = new RegExp(`[^。！？]+(?:[。！？]${closers}|$)`, "gu");
const clause = new RegExp(`[^。！？；;]+(?:[。！？；;]${closers}|$)`, "gu");

/** Sentences of one line, with their closing marks. */
export function splitSentences(line: Span): Span[] {
  return pieces(line.text, sentence, line.start);
}

/** Down to semicolons: reports string facts together in one sentence. */
export function splitClauses(line: Span): Span[] {
  return pieces(line.text, clause, line.start);
}

function pieces(text: string, pattern: RegExp, offset: number): Span[] {
  return [...text.matchAll(pattern)]
    .map((match) => {
      const lead = /^\s*/u.exec(match[0])?.[0].length ?? 0;
      const body = match[0].trim();
      const start = offset + match.index + lead;
      return { text: body, start, end: start + body.length };
    })
    .filter((span) => span.text !== "");
}

/** `（一）…`, `1．…`, `（1）…`: a line that is one item of a list. */
export const itemMark =
  /^(?:[（(][一二三四五六七八九十百]{1,3}[）)]|[（(]\d{1,2}[）)]|\d{1,2}[.．、](?!\d))/u;

export function isItem(line: string): boolean {
  return itemMark.test(line);
}
