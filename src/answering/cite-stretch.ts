import type { Citation } from "../domain/answers/answer.ts";
import { mayRead, type Reader } from "../domain/people/reader.ts";
import type { GenerationReader } from "../ports/store.ts";
import { clauseAround } from "./selection/clause.ts";
import { segmentClause } from "./selection/segment.ts";
import { cite } from "./wording/cite.ts";

/** A stretch of a document, UTF-16 offsets into its text; empty for the whole clause around it. */
export interface Stretch {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** The stretch as a citation of its own; null where the document, or that place in it, is not there any more. */
export function citeStretch(
  generation: GenerationReader,
  { file, start, end }: Stretch,
  reader: Reader,
): Citation | null {
  const document = generation.documentByFile(file);
  if (document === null || !mayRead(reader, document.collection) || end > document.text.length) return null;
  const chunks = generation.chunksOf(document.id);
  const chunk = chunks.find((other) => other.start <= start && start < other.end);
  if (chunk === undefined) return null;
  const clause = clauseAround(document, chunks, chunk);
  if (end > start) return cite(1, clause, { start, end: Math.min(end, clause.end) });
  // Without the mark 第十四条 itself, which the citation names anyway.
  const from = segmentClause(clause)[0]?.start ?? clause.start;
  return cite(1, clause, { start: from, end: clause.start + clause.text.trimEnd().length });
}
