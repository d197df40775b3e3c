import type { DocumentStatus, TextKind } from "./document.ts";

/** Two texts to be set side by side, or a topic that has two: 干部任用条例 2014 2019. */
export type CompareRequest = { readonly topic: string } | { readonly old: string; readonly new: string };

/** Two texts clause by clause; clauses are matched by what they say, not by their numbers. */
export interface Comparison {
  readonly old: ComparedDocument;
  readonly new: ComparedDocument;
  /** `moved` counts clauses that are counted as same or changed too. */
  readonly counts: Readonly<Record<PairKind | "moved", number>>;
  /** In the order of the newer text; what was removed stands where it stood. */
  readonly pairs: readonly ComparedPair[];
  /** What to bear in mind: that one of the texts is a digest, that it is out of force. */
  readonly notes: readonly string[];
}

export interface ComparedDocument {
  readonly file: string;
  readonly title: string;
  readonly document_number: string | null;
  readonly status: DocumentStatus;
  readonly effective: string | null;
  readonly text_kind: TextKind;
}

export type PairKind = "same" | "changed" | "added" | "removed";

export interface ComparedPair {
  readonly kind: PairKind;
  /** It stands in another place among the clauses that stayed. */
  readonly moved: boolean;
  /** Null: added. */
  readonly old: ComparedClause | null;
  /** Null: removed. */
  readonly new: ComparedClause | null;
}

export interface ComparedClause {
  readonly article: string | null;
  /** Heading trail, outermost first. */
  readonly path: readonly string[];
  /** Verbatim: `document.text.slice(start, end)`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What the other side does not have: UTF-16 offsets into `text`, in order. */
  readonly changes: readonly { readonly start: number; readonly end: number }[];
}
