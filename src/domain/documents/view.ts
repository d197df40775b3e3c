import type { Chunk, DocumentDetail, DocumentKind, DocumentMeta, DocumentStatus } from "./document.ts";

/** One line of `documents --json`. */
export interface DocumentSummary {
  readonly file: string;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly status: DocumentStatus;
  readonly effective: string | null;
  readonly chunks: number;
  /** digest, example, internal, recognised (识别稿) … */
  readonly flags: readonly string[];
  readonly problems: readonly string[];
}

/** Another version of a regulation. */
export type DocumentVersion = Pick<DocumentSummary, "file" | "title" | "status" | "effective">;

/** A whole source document, for reading a citation in its place. */
export interface DocumentView extends Partial<DocumentDetail> {
  readonly meta: DocumentMeta;
  readonly text: string;
  readonly chunks: readonly Chunk[];
  /** The text that took its place, where that is held. */
  readonly current?: { readonly file: string; readonly title: string } | null;
  /** Other versions of the same regulation that are held, newest first. */
  readonly versions?: readonly DocumentVersion[];
}

/** The object `documents check --json` prints: how well the structure of the texts was found. */
export interface DocumentsCheck {
  readonly documents: number;
  /** 条 counted in the stored texts by themselves, without the chunks. */
  readonly articles: number;
  /** How many of them lie whole in exactly one chunk. */
  readonly whole: number;
  readonly chunks_with_two: number;
  /** Share of the chunks whose offsets cut a sound piece out of the text, in order and without overlap. */
  readonly offsets_exact: number;
  /** Articles that are not whole: longer than a chunk may be, or faults. */
  readonly split: readonly { readonly file: string; readonly article: string; readonly length: number }[];
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
