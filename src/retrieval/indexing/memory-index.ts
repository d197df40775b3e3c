import { setImmediate } from "node:timers/promises";
import type { Embedder } from "../../ports/embedder.ts";
import type { VectorIndexFactory } from "../../ports/vector-index.ts";
import type { IndexEntry } from "./index-segment.ts";
import { LexicalIndexBuilder } from "./lexical/build-lexical-index.ts";
import type { SearchIndex } from "./search-index.ts";

/** Entries between two turns of the event loop: some 10 ms. */
const entriesPerTurn = 20;

type MemoryIndex = Omit<SearchIndex, "segments" | "manifest"> & {
  readonly manifest: { readonly dimensions: number; readonly rows: number };
};

/** An index of one file that never touches the disk; without an embedder it is searched by words alone. */
export async function buildMemoryIndex(
  entries: readonly IndexEntry[],
  embedder: Embedder | null,
  vectorFactory: VectorIndexFactory,
  signal?: AbortSignal,
): Promise<MemoryIndex> {
  const dimensions = embedder?.dimensions ?? 0;
  const lexical = new LexicalIndexBuilder();
  const vectors = vectorFactory.start(dimensions, dimensions === 0 ? 0 : entries.length);
  for (let from = 0; from < entries.length; from += entriesPerTurn) {
    const some = entries.slice(from, from + entriesPerTurn);
    for (const entry of some) lexical.add(entry);
    if (embedder !== null && dimensions > 0) {
      const texts = some.map(({ title, path, body }) => ({ title: [title, ...path].join(" "), body }));
      for (const vector of await embedder.embedDocuments(texts, signal)) vectors.add(vector);
    }
    await setImmediate();
    signal?.throwIfAborted();
  }
  return {
    lexical: lexical.build(),
    vectors: vectors.finish(),
    chunkIdOfRow: (row) => entries[row]!.chunkId,
    documentIdOfRow: (row) => entries[row]!.documentId,
    manifest: { dimensions, rows: entries.length },
  };
}
