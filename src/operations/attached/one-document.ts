import type { StoredChunk, StoredDocument } from "../../domain/documents/document.ts";
import type { DocumentRow, GenerationReader, NewDocument } from "../../ports/store.ts";

/** A generation of a single document, in memory. */
export function createOneDocument(document: NewDocument): GenerationReader {
  const id = 1;
  const stored: StoredDocument = { ...document.meta, id, text: document.text };
  const chunks = document.chunks.map((chunk): StoredChunk => ({
    ...chunk,
    id: chunk.ordinal + 1,
    documentId: id,
  }));
  const { declared, fileHash, detail } = document;
  const row: DocumentRow = { ...document.meta, id, declared, fileHash, chunkCount: chunks.length };
  return {
    generation: 0,
    documents: () => [row],
    documentByFile: (file) => (file === stored.file ? stored : null),
    documentById: (wanted) => (wanted === id ? stored : null),
    detailOf: () => detail,
    chunk: (wanted) => chunks[wanted - 1] ?? null,
    chunksOf: (documentId) => (documentId === id ? chunks : []),
  };
}
