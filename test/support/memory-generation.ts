import type {
  Chunk,
  DocumentDetail,
  DocumentMeta,
  StoredChunk,
  StoredDocument,
} from "../../src/domain/documents/document.ts";
import type { DocumentRow, GenerationReader } from "../../src/ports/store.ts";

export interface MemoryDocument extends Partial<DocumentMeta> {
  readonly file: string;
  readonly title: string;
  readonly text: string;
  readonly chunks: readonly Omit<Chunk, "ordinal">[];
}

/** One generation held in memory; ids are positions + 1, as a fresh database gives them. */
export class MemoryGeneration implements GenerationReader {
  readonly generation = 1;
  readonly #documents: StoredDocument[] = [];
  readonly #chunks: StoredChunk[] = [];
  readonly #chunksOf = new Map<number, StoredChunk[]>();
  /** How many chunks were read: retrieval must read only the top passages. */
  chunkReads = 0;

  constructor(documents: readonly MemoryDocument[]) {
    for (const { chunks, ...document } of documents) {
      const id = this.#documents.length + 1;
      this.#documents.push({ ...defaultMeta(document), ...document, id });
      const own = chunks.map((chunk, ordinal) => {
        const stored = { ...chunk, ordinal, id: this.#chunks.length + 1, documentId: id };
        this.#chunks.push(stored);
        return stored;
      });
      this.#chunksOf.set(id, own);
    }
  }

  documents(): DocumentRow[] {
    return this.#documents.map(({ text, ...meta }) => ({
      ...meta,
      declared: { status: meta.status, supersededBy: meta.supersededBy },
      fileHash: String(text.length),
      chunkCount: this.chunksOf(meta.id).length,
    }));
  }

  documentByFile(file: string): StoredDocument | null {
    return this.#documents.find((document) => document.file === file) ?? null;
  }

  documentById(id: number): StoredDocument | null {
    return this.#documents[id - 1] ?? null;
  }

  detailOf(): DocumentDetail {
    return { removed: [], named: [] };
  }

  chunk(id: number): StoredChunk | null {
    this.chunkReads++;
    return this.#chunks[id - 1] ?? null;
  }

  chunksOf(documentId: number): StoredChunk[] {
    return this.#chunksOf.get(documentId) ?? [];
  }
}

function defaultMeta(document: { file: string; title: string }): DocumentMeta {
  return {
    file: document.file,
    title: document.title,
    baseTitle: document.title.replaceAll(/（[^）]*）/gu, ""),
    kind: document.file.startsWith("policies/") ? "policy" : "report",
    collection: document.file.split("/")[0] ?? "",
    textKind: "original",
    status: "现行",
    issuer: null,
    level: null,
    region: null,
    documentNumber: null,
    issuedOn: null,
    effectiveOn: null,
    supersededBy: null,
    source: null,
    period: null,
    internal: false,
  };
}
