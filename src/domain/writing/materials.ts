import type { DraftFact } from "./draft.ts";

/** A fact that a unit reports, told apart for the writer to confirm. */
export interface MaterialFact extends DraftFact {
  /** Who reports: 云溪镇. */
  readonly scope: string;
  /** The one figure; null for a sentence of several. */
  readonly value: number | null;
  /** 名, 个, % …; "" for several figures of different units. */
  readonly unit: string;
  /** 2023年, 上半年 … as said; null when nothing is said. */
  readonly period: string | null;
  /** What the same unit says of the same thing for an earlier year: shown beside, never written in. */
  readonly before: string | null;
}

/** What 股室 and 乡镇 handed in, read as facts for the writer to confirm. */
export interface Materials {
  /** In the order of the files; after summing, one fact for each thing summed, then the rest. */
  readonly facts: readonly MaterialFact[];
  /** Figures of other years: shown beside, never written in. */
  readonly earlier: readonly MaterialFact[];
  /** Contradictions, who is missing, terms of sums: one sentence each. */
  readonly notes: readonly string[];
}

export interface MaterialsRequest {
  readonly files: readonly { readonly file: string; readonly bytes: Uint8Array }[];
  /** Add up what several units report of one thing; only when asked. */
  readonly sum: boolean;
  /** Units that should have reported; null when nobody said. */
  readonly expected: readonly string[] | null;
  /** Year of the draft; null for any. */
  readonly year: number | null;
}
