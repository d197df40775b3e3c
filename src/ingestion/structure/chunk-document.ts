import type { Chunk } from "../../domain/document.ts";
import type { Block, ParsedDocument } from "./parse-structure.ts";

/** Characters; measured on party regulations: 95 % of the articles are shorter than the cap. */
const cap = 800;
const target = 500;
const small = 80;

/** Where a long paragraph may be cut, best first. */
const cutMarks = [["。", "！", "？"], ["；"], ["，", "、"]] as const;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly path: readonly string[];
  readonly article: string | null;
}

/**
 * Cuts a document into chunks: one article each, elsewhere one paragraph (short neighbours under the
 * same heading together). Only what is longer than the cap is split, at line or sentence ends.
 */
export function chunkDocument(document: ParsedDocument): Chunk[] {
  const spans = groupBlocks(document).flatMap((span) => splitLong(span, document.text));
  return spans.map((span, ordinal) => ({
    ordinal,
    path: span.path,
    article: span.article,
    start: span.start,
    end: span.end,
  }));
}

function groupBlocks({ blocks }: ParsedDocument): Span[] {
  const spans: Span[] = [];
  let closed = true;
  for (const block of blocks) {
    if (block.kind === "heading") {
      closed = true;
      continue;
    }
    const last = spans.at(-1);
    if (!closed && last !== undefined && block.kind !== "article" && belongsTo(last, block)) {
      spans[spans.length - 1] = { ...last, end: block.end };
    } else {
      spans.push({ start: block.start, end: block.end, path: block.path, article: block.article });
    }
    closed = false;
  }
  return spans;
}

function belongsTo(span: Span, block: Block): boolean {
  if (span.article !== null || block.article !== null) return span.article === block.article;
  const samePlace = span.path.join("\n") === block.path.join("\n");
  const length = span.end - span.start;
  return (
    samePlace &&
    length + (block.end - block.start) <= target &&
    (length < small || block.end - block.start < small)
  );
}

function splitLong(span: Span, text: string): Span[] {
  if (span.end - span.start <= cap) return [span];
  const pieces: Span[] = [];
  let start = span.start;
  while (span.end - start > cap) {
    const cut = findCut(text, start, start + cap);
    pieces.push({ ...span, start, end: trimEnd(text, start, cut) });
    start = cut;
    while (start < span.end && /\s/u.test(text[start] ?? "")) start += 1;
  }
  if (start < span.end) pieces.push({ ...span, start });
  return pieces;
}

/** The last line end in reach, else sentence end, else clause end, else the cap (never inside a surrogate pair). */
function findCut(text: string, start: number, limit: number): number {
  const reach = text.slice(start, limit);
  const least = Math.floor(target / 2);
  const line = reach.lastIndexOf("\n");
  if (line >= least) return start + line + 1;
  for (const marks of cutMarks) {
    const at = Math.max(...marks.map((mark) => reach.lastIndexOf(mark)));
    if (at >= least) return start + at + 1;
  }
  const code = text.charCodeAt(limit - 1);
  return code >= 0xd800 && code <= 0xdbff ? limit - 1 : limit;
}

function trimEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/u.test(text[last - 1] ?? "")) last -= 1;
  return last;
}
