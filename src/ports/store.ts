import type { Chunk, DocumentMeta, DocumentStatus, StoredChunk, StoredDocument } from "../domain/document.ts";
import type { ReloadRecord } from "../domain/reload.ts";

/** What a document says of itself, kept beside the status that the whole set gives it. */
export interface DeclaredStatus {
  readonly status: DocumentStatus;
  readonly supersededBy: string | null;
}

/** A document as ingestion hands it over. */
export interface NewDocument {
  readonly meta: DocumentMeta;
  readonly declared: DeclaredStatus;
  readonly text: string;
  readonly chunks: readonly Chunk[];
  /** Hash of the file's bytes: equal hash, nothing to do. */
  readonly fileHash: string;
}

/** A document with what the next reload must know of its file. */
export interface AcceptedDocument extends NewDocument {
  /** Size and times of the file when it was read, see `FileRow.stamp`. */
  readonly stamp: string;
  /** Hash of the cleaned text: the same text under another name is a duplicate. */
  readonly textHash: string;
  readonly warnings: readonly string[];
}

/** What the store knows of a file without its text. */
export interface DocumentRow extends DocumentMeta {
  readonly id: number;
  readonly declared: DeclaredStatus;
  readonly fileHash: string;
  readonly chunkCount: number;
}

/** What change detection needs of a document: no metadata is parsed for it. */
export interface FileRow {
  readonly id: number;
  readonly file: string;
  readonly fileHash: string;
  readonly textHash: string;
  /** Equal to the stamp of the file on disk: its bytes need not be read. "" never is. */
  readonly stamp: string;
  readonly chunkCount: number;
  /** Generation that brought it. */
  readonly added: number;
  readonly warnings: readonly string[];
}

/** What a document says of itself, and what the set has made of it so far. */
export interface DeclaredMeta {
  readonly id: number;
  readonly meta: DocumentMeta;
  readonly stored: DeclaredStatus;
}

/** A file that is not indexed as it lies there: unreadable, or a copy of another one. */
export interface SetAsideFile {
  readonly file: string;
  readonly stamp: string;
  /** Hash of its bytes and of its text, where it could be read. */
  readonly fileHash: string;
  readonly textHash: string;
  readonly duplicateOf: string | null;
  readonly reason: string;
  readonly fix: string;
}

/** Read access to one generation of documents. All methods are synchronous and indexed. */
export interface GenerationReader {
  readonly generation: number;
  documents(): DocumentRow[];
  documentByFile(file: string): StoredDocument | null;
  documentById(id: number): StoredDocument | null;
  chunk(id: number): StoredChunk | null;
  chunksOf(documentId: number): StoredChunk[];
}

/**
 * Documents, chunks and embeddings in generations: a row is visible in generation g when it was
 * added at or before g and not removed at or before g (design §6.6). Ids are never used twice.
 */
export interface Store {
  reader(generation: number): GenerationReader;
  /** As `reader`, its document rows read beforehand in slices that leave the event loop free. */
  openReader(generation: number): Promise<GenerationReader>;
  files(generation: number): FileRow[];
  /** Of the documents of `generation` only those it brought. */
  filesAddedIn(generation: number): FileRow[];
  declaredMetas(generation: number): DeclaredMeta[];
  /** Drops what an interrupted reload left behind: every row tagged later than `current`. */
  rollbackAfter(current: number): void;
  /** Adds documents for `generation` in one transaction; nobody sees them before `current` names it. */
  addDocuments(generation: number, documents: readonly AcceptedDocument[]): void;
  removeDocuments(generation: number, ids: readonly number[]): void;
  /** Other metadata, same text: rows of an earlier generation are copied, so that it keeps its own. */
  restateDocuments(generation: number, changes: readonly { id: number; meta: DocumentMeta }[]): void;
  /** Deletes rows no generation >= `oldest` can see. */
  purgeBefore(oldest: number): void;
  embeddings(embedderId: string, textHashes: readonly string[]): Map<string, Float32Array>;
  saveEmbeddings(embedderId: string, rows: readonly { textHash: string; vector: Float32Array }[]): void;
  /** Drops the vectors, under any embedder, of texts outside `textHashes`. */
  keepEmbeddings(textHashes: ReadonlySet<string>): void;
  setAside(): SetAsideFile[];
  lastReload(): ReloadRecord | null;
  /** Writes down how a reload ended, with the state of the files it saw (null: they were not all seen). */
  recordReload(record: ReloadRecord, files: SeenFiles | null): void;
  /** Reads through the table structure. @throws when the file is damaged. */
  checkIntegrity(): void;
  close(): void;
}

export interface SeenFiles {
  /** New stamps of documents whose bytes were found unchanged. */
  readonly stamps: readonly { readonly id: number; readonly stamp: string }[];
  /** Replaces the earlier list. */
  readonly setAside: readonly SetAsideFile[];
}
