import type { DocumentKind, DocumentStatus } from "./document.ts";

export interface SearchRequest {
  readonly text: string;
  /** How many passages at most, default 10. */
  readonly limit?: number;
  readonly kind?: DocumentKind | undefined;
  /** Whole paragraphs of past reports, newest first. */
  readonly whole?: boolean;
  /** ISO date: search what was in force then. */
  readonly asOf?: string | undefined;
  readonly allVersions?: boolean;
}

/** One line of `search --json`. */
export interface SearchPassage {
  readonly file: string;
  readonly title: string;
  readonly path: string;
  readonly article: string | null;
  readonly text: string;
  readonly score: number;
  readonly start: number;
  readonly end: number;
  readonly status: DocumentStatus;
}

/** The object `search --json` prints. */
export interface SearchResult {
  readonly query: string;
  readonly passages: readonly SearchPassage[];
  readonly timings_ms: { readonly retrieve: number; readonly total: number };
}
