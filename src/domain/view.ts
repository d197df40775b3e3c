import type { Chunk, DocumentKind, DocumentMeta, DocumentStatus } from "./document.ts";

/** One line of `documents --json`. */
export interface DocumentSummary {
  readonly file: string;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly status: DocumentStatus;
  readonly effective: string | null;
  readonly chunks: number;
  /** digest, example, internal … */
  readonly flags: readonly string[];
  readonly problems: readonly string[];
}

/** A whole source document, for reading a citation in its place. */
export interface DocumentView {
  readonly meta: DocumentMeta;
  readonly text: string;
  readonly chunks: readonly Chunk[];
}

/** What is loaded and how well it runs; `GET /api/status`. */
export interface AssistantStatus {
  readonly documents: number;
  readonly policies: number;
  readonly reports: number;
  readonly chunks: number;
  readonly generation: number;
  readonly embedder: string;
  readonly vector_index: string;
  /** generated or extractive: whether a chat model is configured. */
  readonly mode: "generated" | "extractive";
  readonly reloading: boolean;
  /** When the served index was written, ISO; null before the first reload. */
  readonly indexed_at: string | null;
  /** Lines a person should know at start: exact search instead of HNSW, rebuilt index … */
  readonly notices: readonly string[];
}
