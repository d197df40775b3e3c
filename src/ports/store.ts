import type {
  Chunk,
  DocumentDetail,
  DocumentMeta,
  DocumentStatus,
  StoredChunk,
  StoredDocument,
} from "../domain/document.ts";

/** What a document says of itself, kept beside the status that the whole set gives it. */
export interface DeclaredStatus {
  readonly status: DocumentStatus;
  readonly supersededBy: string | null;
  readonly claims?: OwnClaims;
}

/** What a document says that matters to the status of the whole set. */
export interface OwnClaims {
  /** Where the declared status stands: 属性区, 正文, 文件名; null when nothing says it. */
  readonly statusFrom: string | null;
  /** Texts it repeals by name. */
  readonly repeals: readonly Repeal[];
  readonly expiresOn: string | null;
  /** Its own date, which catalog.csv may overrule. */
  readonly effectiveOn: string | null;
  /** Two places of the document that contradict each other, each with both values. */
  readonly conflicts: readonly string[];
}

export interface Repeal {
  readonly title: string;
  /** ISO date or year by which the repealing text identifies it. */
  readonly issuedOn: string | null;
}

/** A document as ingestion hands it over. */
export interface NewDocument {
  readonly meta: DocumentMeta;
  readonly declared: DeclaredStatus;
  readonly text: string;
  readonly chunks: readonly Chunk[];
  readonly detail: DocumentDetail;
  /** Hash of the file's bytes: equal hash, nothing to do. */
  readonly fileHash: string;
}

/** What the store knows of a file without its text. */
export interface DocumentRow extends DocumentMeta {
  readonly id: number;
  readonly declared: DeclaredStatus;
  readonly fileHash: string;
  readonly chunkCount: number;
}

/** Read access to one generation of documents. All methods are synchronous and indexed. */
export interface GenerationReader {
  readonly generation: number;
  documents(): DocumentRow[];
  documentByFile(file: string): StoredDocument | null;
  documentById(id: number): StoredDocument | null;
  /** What cleaning removed and which lists it names; read only when a document is shown. */
  detailOf(id: number): DocumentDetail;
  chunk(id: number): StoredChunk | null;
  chunksOf(documentId: number): StoredChunk[];
}

/**
 * Documents, chunks and embeddings in generations: a row is visible in generation g when it was
 * added at or before g and not removed at or before g (design §6.6).
 */
export interface Store {
  reader(generation: number): GenerationReader;
  /** Drops what an interrupted reload left behind: every row tagged later than `current`. */
  rollbackAfter(current: number): void;
  /** Adds and removes rows for `generation` in one transaction; nobody sees them before `current` names it. */
  writeGeneration(generation: number, changes: GenerationChanges): void;
  /** Deletes rows no generation >= `oldest` can see. */
  purgeBefore(oldest: number): void;
  embeddings(embedderId: string, textHashes: readonly string[]): Map<string, Float32Array>;
  saveEmbeddings(embedderId: string, rows: readonly { textHash: string; vector: Float32Array }[]): void;
  /** Reads through the table structure. @throws when the file is damaged. */
  checkIntegrity(): void;
  close(): void;
}

export interface GenerationChanges {
  readonly removedIds: readonly number[];
  /** New and changed documents; a document whose metadata changed is removed and added again. */
  readonly added: readonly NewDocument[];
}
