import type { DocumentMeta, StoredChunk, StoredDocument } from "../../domain/documents/document.ts";
import { isItem } from "../../grounding/sentences.ts";

/** What one citation may rest on: a whole article, or a paragraph of a report with the list it belongs to. */
export interface Clause {
  readonly document: DocumentMeta & { readonly id: number };
  readonly path: readonly string[];
  readonly article: string | null;
  /** Offsets into the document's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A list may run over many chunks outside 条; beyond this it is a document of its own. */
const longestClause = 4000;

/** Grows a chunk to its clause: all parts of an article, or all items of a list around a paragraph. */
export function clauseAround(
  document: StoredDocument,
  chunks: readonly StoredChunk[],
  chunk: StoredChunk,
): Clause {
  const at = chunks.findIndex((other) => other.ordinal === chunk.ordinal);
  let first = at;
  let last = at;
  if (at >= 0) {
    while (first > 0 && belongs(document, chunks[first - 1], chunks[first], chunk)) first -= 1;
    while (last < chunks.length - 1 && belongs(document, chunks[last], chunks[last + 1], chunk)) last += 1;
  }
  const start = chunks[first]?.start ?? chunk.start;
  const end = chunks[last]?.end ?? chunk.end;
  const whole = end - start <= longestClause;
  const from = whole ? start : chunk.start;
  const to = whole ? end : chunk.end;
  return {
    document,
    path: chunks[first]?.path ?? chunk.path,
    article: chunk.article,
    start: from,
    end: to,
    text: document.text.slice(from, to),
  };
}

function belongs(
  document: StoredDocument,
  before: StoredChunk | undefined,
  after: StoredChunk | undefined,
  origin: StoredChunk,
): boolean {
  if (before === undefined || after === undefined) return false;
  if (origin.article !== null) return before.article === origin.article && after.article === origin.article;
  if (before.article !== null || after.article !== null) return false;
  // A heading between them lies in no chunk.
  if (document.text.slice(before.end, after.start).trim() !== "") return false;
  const lines = document.text.slice(before.start, before.end);
  const next = document.text.slice(after.start, after.end);
  // Reports number whole paragraphs; only lists of short items belong together.
  const short = next.length <= 260 && (lines.length <= 260 || lines.endsWith("："));
  return short && isItem(next) && (lines.endsWith("：") || isItem(lastLine(lines)));
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf("\n") + 1);
}
