import type { Answerer } from "../../answering/answerer.ts";
import type { AttachedFile } from "../../domain/documents/attached-file.ts";
import type { IncomingFile } from "../../domain/operation/upload.ts";
import { ClassifiedError, EmbeddingError } from "../../errors.ts";
import { bytesHashOf, hashBytes, type LoadedDocument } from "../../ingestion/load-document.ts";
import type { FileParser } from "../../ingestion/parsing/parser-process.ts";
import { readAttached } from "../../ingestion/read-attached.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { GenerationReader } from "../../ports/store.ts";
import type { VectorIndexFactory } from "../../ports/vector-index.ts";
import type { SearchedIndex } from "../../retrieval/hybrid-retriever.ts";
import { buildMemoryIndex } from "../../retrieval/indexing/memory-index.ts";
import { createOneDocument } from "./one-document.ts";

/** A file that can be asked about. */
export interface OpenedFile {
  readonly attached: AttachedFile;
  readonly answerer: Answerer;
}

export interface AttachedDependencies {
  readonly parser: FileParser;
  readonly embedder: Embedder;
  readonly vectorFactory: VectorIndexFactory;
  /** All that may be kept of a refused file: its 密级 and the SHA-256 of its bytes. */
  readonly onClassified: (found: { readonly mark: string; readonly sha256: string }) => void;
  readonly answererOver: (index: SearchedIndex, generation: GenerationReader) => Answerer;
}

/**
 * Reads a file and indexes it in memory. @throws ClassifiedError, IngestionError when it must not or cannot be
 * read; what `signal` was aborted with.
 */
export async function openAttached(
  file: IncomingFile,
  { parser, embedder, vectorFactory, answererOver, onClassified }: AttachedDependencies,
  signal?: AbortSignal,
): Promise<OpenedFile> {
  const { document, warnings } = await readAttached(file, parser).catch((error: unknown) => {
    if (error instanceof ClassifiedError)
      onClassified({ mark: error.mark, sha256: bytesHashOf(hashBytes(file.bytes)) });
    throw error;
  });
  signal?.throwIfAborted();
  const generation = createOneDocument(document);
  const index = await indexOf(document, embedder, vectorFactory, signal);
  const { title, internal } = document.meta;
  return {
    attached: { file: document.meta.file, title, text: document.text, internal, warnings },
    answerer: answererOver(index, generation),
  };
}

/** What somebody sends along goes to no embedder outside, and none that fails keeps it from being read. */
async function indexOf(
  { meta, text, chunks }: LoadedDocument["document"],
  embedder: Embedder,
  vectorFactory: VectorIndexFactory,
  signal: AbortSignal | undefined,
): Promise<SearchedIndex> {
  const entries = chunks.map(({ ordinal, path, article, start, end }) => ({
    chunkId: ordinal + 1,
    documentId: 1,
    title: meta.title,
    path,
    article,
    body: text.slice(start, end),
  }));
  const inside = embedder.sendsOutside === true ? null : embedder;
  try {
    return await buildMemoryIndex(entries, inside, vectorFactory, signal);
  } catch (error) {
    if (!(error instanceof EmbeddingError)) throw error;
    return buildMemoryIndex(entries, null, vectorFactory, signal);
  }
}
