import type { FeatureShare } from "../../src/domain/answers/search.ts";
import type { ReloadReport } from "../../src/domain/operation/reload.ts";
import type { AssistantStatus } from "../../src/domain/documents/view.ts";

export const emptyReport: ReloadReport = {
  added: 1,
  changed: 0,
  removed: 0,
  unchanged: 2,
  chunks: 9,
  rejected: [],
  duplicates: [],
  stale: [],
  warnings: [],
  took_ms: 12,
};

export const sampleStatus: AssistantStatus = {
  documents: 3,
  policies: 2,
  reports: 1,
  chunks: 9,
  generation: 1,
  embedder: "hashed-256",
  vector_index: "exact",
  mode: "extractive",
  reloading: false,
  indexed_at: "2026-03-01T00:00:00.000Z",
  notices: [],
};

/** What two features gave a passage, one for and one against it. */
export const sampleShares: readonly FeatureShare[] = [
  { feature: "lexical", label: "字词匹配", value: 1, gave: 1 },
  { feature: "plan", label: "说的是打算，问的是结果", value: 1, gave: -0.3 },
];
