import type {
  Chunk,
  DocumentDetail,
  DocumentMeta,
  DocumentStatus,
  StoredChunk,
  StoredDocument,
} from "../domain/documents/document.ts";
import type { ReloadRecord, ReloadReport } from "../domain/operation/reload.ts";

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
  readonly claims: OwnClaims | null;
  readonly stored: Pick<DocumentMeta, "status" | "supersededBy" | "effectiveOn">;
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
  /** What cleaning removed and which lists it names; read only when a document is shown. */
  detailOf(id: number): DocumentDetail;
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
  /** Other readings of documents that `generation` itself added; their ids change. */
  replaceAdded(
    generation: number,
    replacements: readonly { readonly id: number; readonly document: AcceptedDocument }[],
  ): void;
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
  /** How the last reloads went, newest first. */
  reloads(limit: number): ReloadRecord[];
  /** Of the last reload that succeeded. */
  lastBasis(): ReloadBasis | null;
  /**
   * Writes down how a reload ended (null: nothing worth telling), with what it saw (null: it failed before
   * it had seen all).
   */
  recordReload(record: ReloadRecord | null, seen: SeenFiles | null): void;
  /** Reads through the table structure. @throws when the file is damaged. */
  checkIntegrity(): void;
  close(): void;
}

/** What holds for the whole set of documents until a file, the catalog or the day changes. */
export interface ReloadBasis {
  /** Day, rules and catalog under which the statuses were worked out. */
  readonly key: string;
  readonly warnings: ReloadReport["warnings"];
  /** Lines found at the edges of several files, taken out of each that is read from now on. */
  readonly watermarks: readonly string[];
}

export interface SeenFiles {
  readonly basis: ReloadBasis;
  /** New stamps of documents whose bytes were found unchanged. */
  readonly stamps: readonly { readonly id: number; readonly stamp: string }[];
  /** Replaces the earlier list. */
  readonly setAside: readonly SetAsideFile[];
}
