import type { Chunk } from "../../../../domain/documents/document.ts";

/** A quoted stretch of the document, by the offsets of its citation. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

export interface Segment {
  readonly text: string;
  /** Index into the marks given, or null where nothing is quoted. */
  readonly mark: number | null;
  /** `第十四条` at the start of its article. */
  readonly strong: boolean;
}

export interface DocumentLine {
  readonly start: number;
  readonly heading: boolean;
  readonly segments: readonly Segment[];
}

const headingPattern =
  /^(?:#{1,6}\s|第[〇零一二三四五六七八九十百千\d]+[编章节](?:\s|$)|[一二三四五六七八九十]{1,3}、[^。；]{0,40}$)/u;

/**
 * The stored text line by line, as it is shown: quoted stretches cut out, article names set off.
 * Joined with line feeds the segments give the text back, except for the `#` of headings.
 */
export function documentLines(
  text: string,
  chunks: readonly Chunk[],
  marks: readonly Mark[],
  /** Where two quotes overlap, this one shows. */
  focus: number,
): readonly DocumentLine[] {
  const articles = new Map(
    chunks.flatMap(({ start, article }) => (article === null ? [] : [[start, article.length] as const])),
  );
  const lines: DocumentLine[] = [];
  let start = 0;
  for (const raw of text.split("\n")) {
    const end = start + raw.length;
    if (raw.trim() !== "") {
      const heading = headingPattern.test(raw);
      const hashes = heading ? (/^#{1,6}\s+/u.exec(raw)?.[0].length ?? 0) : 0;
      const strongEnd = start + (articles.get(start) ?? 0);
      lines.push({ start, heading, segments: cut(text, start + hashes, end, strongEnd, marks, focus) });
    }
    start = end + 1;
  }
  return lines;
}

function cut(
  text: string,
  from: number,
  to: number,
  strongEnd: number,
  marks: readonly Mark[],
  focus: number,
): readonly Segment[] {
  const inside = (offset: number): boolean => offset > from && offset < to;
  const cuts = [strongEnd, ...marks.flatMap(({ start, end }) => [start, end])].filter(inside);
  const edges = [...new Set([from, ...cuts, to])].sort((left, right) => left - right);
  return edges.slice(0, -1).map((start, index) => {
    const covers = (mark: Mark | undefined): boolean =>
      mark !== undefined && mark.start <= start && start < mark.end;
    const mark = covers(marks[focus]) ? focus : marks.findIndex(covers);
    return {
      text: text.slice(start, edges[index + 1]),
      mark: mark < 0 ? null : mark,
      strong: start < strongEnd,
    };
  });
}
