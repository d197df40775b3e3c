import type { StoredChunk, StoredDocument } from "../../domain/documents/document.ts";
import type { GenerationReader } from "../../ports/store.ts";
import { tokenize, type Term } from "../../retrieval/indexing/tokenize.ts";
import { clauseAround, type Clause } from "./clause.ts";
import { segmentClause, type Segment } from "./segment.ts";

export interface ReadSegment extends Segment {
  /** Of the segment and its lead. */
  readonly terms: ReadonlySet<Term>;
}

/** A clause with what every question wants to know of it. */
export interface ReadClause extends Clause {
  /** What title and headings hold. */
  readonly frame: ReadonlySet<Term>;
  readonly segments: readonly ReadSegment[];
  /** Of all segments. */
  readonly terms: ReadonlySet<Term>;
}

/** A document as it was read for a question; kept, since the next ones go to the same few documents. */
export interface Source {
  readonly document: StoredDocument;
  readonly chunks: readonly StoredChunk[];
  /** The clause around a chunk of this document. */
  clause(chunk: StoredChunk): ReadClause;
  termsOf(chunk: StoredChunk): ReadonlySet<Term>;
}

export interface Sources {
  read(documentId: number): Source | null;
}

/** UTF-16 units of text kept; with its terms each takes some 20 bytes. */
const mostKept = 1_000_000;

/** The documents of one generation, those read last kept in memory. */
export function createSources(generation: GenerationReader): Sources {
  /** The one read last at the end. */
  const kept = new Map<number, Source>();
  let size = 0;
  return {
    read(documentId) {
      const known = kept.get(documentId);
      if (known !== undefined) {
        kept.delete(documentId);
        kept.set(documentId, known);
        return known;
      }
      const document = generation.documentById(documentId);
      if (document === null) return null;
      const source = createSource(document, generation.chunksOf(documentId));
      kept.set(documentId, source);
      size += document.text.length;
      for (const [id, { document: oldest }] of kept) {
        if (size <= mostKept || id === documentId) break;
        kept.delete(id);
        size -= oldest.text.length;
      }
      return source;
    },
  };
}

function createSource(document: StoredDocument, chunks: readonly StoredChunk[]): Source {
  const clauses = new Map<number, ReadClause>();
  const terms = new Map<number, ReadonlySet<Term>>();
  return {
    document,
    chunks,
    clause: (chunk) =>
      remembered(clauses, chunk.ordinal, () => readClause(clauseAround(document, chunks, chunk))),
    termsOf: (chunk) =>
      remembered(terms, chunk.ordinal, () => new Set(tokenize(document.text.slice(chunk.start, chunk.end)))),
  };
}

function readClause(clause: Clause): ReadClause {
  const segments = segmentClause(clause).map((segment) => ({
    ...segment,
    terms: new Set(tokenize(segment.lead === null ? segment.text : `${segment.lead.text} ${segment.text}`)),
  }));
  return {
    ...clause,
    frame: new Set(tokenize(`${clause.document.title} ${clause.path.join(" ")}`)),
    segments,
    terms: new Set(segments.flatMap((segment) => [...segment.terms])),
  };
}

function remembered<T>(values: Map<number, T>, key: number, make: () => T): T {
  let value = values.get(key);
  if (value === undefined) {
    value = make();
    values.set(key, value);
  }
  return value;
}
