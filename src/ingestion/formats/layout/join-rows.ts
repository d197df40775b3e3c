import type { Line } from "../../structure/line.ts";
import { glue, type Page, type Row } from "./page.ts";

/** How far from the right margin a full line may end (punctuation hangs, numbers do not break). */
const ragged = 1.6;
const indented = 1.2;
/** A title is this much larger than the text. */
const titleGrowth = 1.2;

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
  readonly pitch: number;
}

/** A paragraph of print starting mark: what begins so is never the rest of a paragraph. */
const opening =
  /^(?:第[一二三四五六七八九十百零〇\d]+[条章节编](?:[\s　]|$)|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|附\s*件)/u;

/** Margins and sizes, measured over the whole document: odd and even pages may be set apart. */
export interface PrintLayout {
  readonly body: number;
  readonly frame: (row: Row) => Frame;
}

export function measurePrint(rows: readonly Row[], pages: readonly Page[]): PrintLayout {
  const body = bodySize(rows);
  const all = frameOf(rows, pages, body);
  const parities = [0, 1].map((parity) => rows.filter((row) => row.page % 2 === parity));
  const frames = parities.map((own) => (own.length < 5 ? all : frameOf(own, pages, body)));
  return { body, frame: (row) => frames[row.page % 2] ?? all };
}

/** Rows of print as paragraphs, over line and page ends; large lines on the first page have level 1. */
export function joinRows(rows: readonly Row[], layout: PrintLayout): Line[] {
  const lines: { text: string; level: number; last: Row }[] = [];
  for (const row of rows) {
    const open = lines.at(-1);
    const level = isTitleRow(row, layout) ? 1 : 0;
    if (open !== undefined && open.level === level && continues(open.last, row, level, layout)) {
      open.text = glue(open.text, row.text);
      open.last = row;
    } else lines.push({ text: row.text, level, last: row });
  }
  return lines.map(({ text, level }) => ({ text, level }));
}

function continues(last: Row, row: Row, level: number, layout: PrintLayout): boolean {
  if (level === 1) return Math.abs(last.size - row.size) < 1;
  return continuesParagraph(last, layout.frame(last), row, layout.frame(row));
}

function continuesParagraph(last: Row, above: Frame, row: Row, frame: Frame): boolean {
  const endedEarly = last.right < above.right - ragged * last.size;
  const starts = row.left > frame.left + indented * row.size;
  if (endedEarly || starts || opening.test(row.text)) return false;
  if (Math.abs(last.size - row.size) > row.size * 0.15) return false;
  return last.page !== row.page || row.y < last.y || row.y - last.y < frame.pitch * 1.6;
}

/** Large and centred on the first page; the letterhead “……文件” is not the title. */
function isTitleRow(row: Row, { body, frame }: PrintLayout): boolean {
  const isCentred = Math.abs((row.left + row.right) / 2 - frame(row).middle) < row.size * 1.5;
  return row.page === 0 && isCentred && row.size > body * titleGrowth && !row.text.endsWith("文件");
}

/** The size that most characters have. */
function bodySize(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const size = Math.round(row.size * 2) / 2;
    counts.set(size, (counts.get(size) ?? 0) + row.text.length);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
}

/** Left and right edges of the text, and the usual distance of its lines. */
function frameOf(rows: readonly Row[], pages: readonly Page[], body: number): Frame {
  const width = pages[0]?.width ?? 0;
  const text = rows.filter((row) => Math.abs(row.size - body) <= body * 0.15);
  const lefts = text.map((row) => row.left).sort((a, b) => a - b);
  // The leftmost edge that more than one line keeps: one line may stick out.
  const left = lefts.find((x, at) => (lefts[at + 1] ?? Infinity) - x < body * 0.5) ?? lefts[0] ?? 0;
  const rights = text.map((row) => row.right).sort((a, b) => b - a);
  const right = rights[Math.min(rights.length - 1, Math.floor(rights.length * 0.02))] ?? width;
  const pitches = rows
    .map((row, at) => (rows[at + 1]?.page === row.page ? (rows[at + 1]?.y ?? 0) - row.y : 0))
    .filter((pitch) => pitch > 0)
    .sort((a, b) => a - b);
  return { left, right, middle: width / 2, pitch: pitches[Math.floor(pitches.length / 2)] ?? body * 1.5 };
}
