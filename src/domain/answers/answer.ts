import type { AttachedFile } from "../documents/attached-file.ts";
import type { DocumentStatus, TextKind } from "../documents/document.ts";

/** A source that an answer rests on. Keys are the JSON contract (design §5). */
export interface Citation {
  readonly n: number;
  readonly file: string;
  readonly title: string;
  readonly document_number: string | null;
  /** Heading trail with the article, joined by ` > `. */
  readonly path: string;
  readonly article: string | null;
  /** Most exact address known, e.g. `第十四条第一款第（二）项`; null outside 条. */
  readonly clause: string | null;
  /** Verbatim: `document.text.slice(start, end)`. */
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly status: DocumentStatus;
  readonly text_kind: TextKind;
}

export interface RelatedClause {
  readonly file: string;
  readonly title: string;
  readonly article: string | null;
}

export interface Unsupported {
  readonly text: string;
  readonly reason: string;
}

export interface AnswerTimings {
  readonly retrieve: number;
  readonly total: number;
}

/** For channels that can show one; the text of the answer holds all of it. */
export interface AnswerTable {
  readonly columns: readonly string[];
  /** As many cells a row as there are columns. */
  readonly rows: readonly (readonly TableCell[])[];
}

export interface TableCell {
  /** In the words of what it rests on, several stretches joined by ；; empty where the text says nothing. */
  readonly text: string;
  readonly citations: readonly number[];
}

/** The whole result of one question; the object `ask --json` prints. */
export interface Answer {
  readonly question: string;
  readonly standalone_question: string;
  /** `chat`: small talk, answered without retrieval. */
  readonly outcome: "answered" | "refused" | "chat";
  readonly mode: "generated" | "extractive";
  /** Plain text with `[n]` marks; paragraphs separated by line feeds. */
  readonly answer: string;
  readonly citations: readonly Citation[];
  readonly unsupported: readonly Unsupported[];
  /** On a refusal: the clauses that came nearest. */
  readonly nearest: readonly RelatedClause[];
  /** 另见: clauses worth opening next. */
  readonly related: readonly RelatedClause[];
  readonly notes: readonly string[];
  /** What the answer says once more as a table, where it suits one: the steps of a procedure. */
  readonly table: AnswerTable | null;
  readonly timings_ms: AnswerTimings;
}

export interface PassageSummary {
  readonly file: string;
  readonly title: string;
  readonly article: string | null;
}

/**
 * What a channel receives for one question, in order: passages-found, then text-delta and
 * citation-added in any mixture, and always last answer-end or error.
 */
export type AnswerEvent =
  | {
      readonly type: "passages-found";
      readonly conversation: string | null;
      readonly passages: readonly PassageSummary[];
    }
  | {
      readonly type: "text-delta";
      readonly text: string;
      /**
       * Where the piece belongs: pieces in the order of their positions make the answer. A repaired
       * sentence comes after later ones; a position that is filled already begins the answer anew there.
       */
      readonly position: number;
    }
  | { readonly type: "citation-added"; readonly citation: Citation }
  | {
      readonly type: "answer-end";
      readonly answer: Answer;
      /** The file that was asked about instead of the base, when there was one. */
      readonly attached?: AttachedFile;
    }
  | { readonly type: "error"; readonly message: string };
