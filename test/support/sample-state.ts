import type { ReloadReport } from "../../src/domain/reload.ts";
import type { AssistantStatus } from "../../src/domain/view.ts";

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
