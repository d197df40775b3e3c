import type { DocumentKind, DocumentStatus } from "../documents/document.ts";

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
  /** Say how the question was understood and what gave each passage its score. */
  readonly explain?: boolean;
}

/** What one feature gave a passage. */
export interface FeatureShare {
  readonly feature: string;
  /** In plain Chinese. */
  readonly label: string;
  readonly value: number;
  /** value × weight: what it added to the score. */
  readonly gave: number;
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
  /** Weightiest first; empty unless asked for. */
  readonly explanation: readonly FeatureShare[];
}

/** The object `search --json` prints. */
export interface SearchResult {
  readonly query: string;
  readonly passages: readonly SearchPassage[];
  /** Calibrated probability that the first passage answers the query. */
  readonly confidence: number;
  /** What the query was taken to mean, a line a rule; empty unless asked for. */
  readonly understood: readonly string[];
  readonly timings_ms: { readonly retrieve: number; readonly total: number };
}
