import type { Passage, StoredDocument } from "../domain/document.ts";
import type { GenerationReader } from "../ports/store.ts";

/** Documents kept in memory: a retrieval reads a few dozen, the same ones again and again. */
const keptDocuments = 128;

/** Turns chunk ids into passages; a generation never changes, so what was read may be kept. */
export class PassageReader {
  readonly #generation: GenerationReader;
  readonly #documents = new Map<number, StoredDocument>();

  constructor(generation: GenerationReader) {
    this.#generation = generation;
  }

  /** Null when the chunk or its document is not in the generation. */
  read(chunkId: number, score: number): Passage | null {
    const chunk = this.#generation.chunk(chunkId);
    const document = chunk === null ? null : this.#document(chunk.documentId);
    if (chunk === null || document === null) return null;
    const { text, ...meta } = document;
    return { chunk, document: meta, text: text.slice(chunk.start, chunk.end), score };
  }

  #document(id: number): StoredDocument | null {
    const kept = this.#documents.get(id);
    if (kept !== undefined) return kept;
    const document = this.#generation.documentById(id);
    if (document === null) return null;
    if (this.#documents.size >= keptDocuments) {
      const oldest = this.#documents.keys().next();
      if (oldest.done !== true) this.#documents.delete(oldest.value);
    }
    this.#documents.set(id, document);
    return document;
  }
}
