import type { DraftFact } from "./draft.ts";

/** What 股室 and 乡镇 handed in, read as facts for the writer to confirm. */
export interface Materials {
  /** In the order of the files; after summing, one fact for each thing summed, then the rest. */
  readonly facts: readonly DraftFact[];
  /** Figures of other years: shown beside, never written in. */
  readonly earlier: readonly DraftFact[];
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
