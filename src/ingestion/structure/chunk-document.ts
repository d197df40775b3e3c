import type { Chunk } from "../../domain/documents/document.ts";
import type { Block, ParsedDocument } from "./parse-structure.ts";
import { cap, splitText, target } from "./split-text.ts";

/** Characters below which a paragraph is too little to stand alone. */
const small = 80;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly path: readonly string[];
  readonly article: string | null;
}

/**
 * Cuts a document into chunks: one article each, elsewhere one paragraph (short neighbours and lists
 * under the same heading together). Only what is longer than the cap is split.
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

function groupBlocks({ blocks, text }: ParsedDocument): Span[] {
  const spans: Span[] = [];
  let closed = true;
  for (const block of blocks) {
    if (block.kind === "heading") {
      closed = true;
      continue;
    }
    const last = spans.at(-1);
    if (!closed && last !== undefined && block.kind !== "article" && belongsTo(last, block, text)) {
      spans[spans.length - 1] = { ...last, end: block.end };
    } else {
      spans.push({ start: block.start, end: block.end, path: block.path, article: block.article });
    }
    closed = false;
  }
  return spans;
}

function belongsTo(span: Span, block: Block, text: string): boolean {
  if (span.article !== null || block.article !== null) return span.article === block.article;
  if (span.path.join("\n") !== block.path.join("\n")) return false;
  const length = span.end - span.start;
  const added = block.end - block.start;
  // A list and the line that announces it are read together.
  const isList = /[：:；;]$/u.test(text.slice(span.start, span.end));
  return length + 1 + added <= (isList ? cap : target) && (length < small || added < small || isList);
}

function splitLong(span: Span, text: string): Span[] {
  if (span.end - span.start <= cap) return [span];
  return splitText(text.slice(span.start, span.end), span.article !== null).map(({ start, end }) => ({
    ...span,
    start: span.start + start,
    end: span.start + end,
  }));
}
