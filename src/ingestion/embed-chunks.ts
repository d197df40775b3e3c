import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { EmbeddableText, Embedder } from "../ports/embedder.ts";
import type { GenerationReader, Store } from "../ports/store.ts";
import type { IndexEntry } from "../retrieval/indexing/search-index.ts";
import { leadsOf } from "./structure/article-lead.ts";

const batchSize = 256;

/** Every chunk of a generation as the index wants it, in document order. */
export function collectEntries(reader: GenerationReader): IndexEntry[] {
  return reader.documents().flatMap((row) => {
    const text = reader.documentById(row.id)?.text ?? "";
    const chunks = reader.chunksOf(row.id);
    const leads = leadsOf(text, chunks);
    return chunks.map((chunk, at) => ({
      chunkId: chunk.id,
      documentId: row.id,
      title: row.title,
      path: chunk.path,
      article: chunk.article,
      internal: row.internal,
      body: [leads[at] ?? "", text.slice(chunk.start, chunk.end)].filter(Boolean).join("\n"),
    }));
  });
}

/** One vector an entry, row-major; what the store already has under this embedder is not computed again. */
export async function embedEntries(
  entries: readonly IndexEntry[],
  embedder: Embedder,
  store: Store,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<Float32Array> {
  const vectors = new Float32Array(entries.length * embedder.dimensions);
  for (let from = 0; from < entries.length; from += batchSize) {
    // An embedder that computes in this thread never yields by itself, and "cancel" comes as a message.
    await setImmediate();
    signal.throwIfAborted();
    const batch = entries.slice(from, from + batchSize);
    const texts = batch.map(toEmbeddable);
    const hashes = texts.map(hashText);
    const known = store.embeddings(embedder.id, hashes);
    const missing = texts
      .map((text, at) => ({ text, hash: hashes[at] ?? "" }))
      // Internal text stays here: without a vector it is found by its words.
      .filter((_, at) => embedder.sendsOutside !== true || batch[at]?.internal !== true)
      // A remote model can be another one under the same name: its length tells.
      .filter(({ hash }) => known.get(hash)?.length !== embedder.dimensions);
    if (missing.length > 0) {
      const computed = await embedder.embedDocuments(
        missing.map(({ text }) => text),
        signal,
      );
      const rows = missing.map(({ hash }, at) => {
        const vector = computed[at];
        // A zero vector kept for good would hide the chunk from every later search.
        if (vector?.length !== embedder.dimensions)
          throw new Error(`embedder ${embedder.id} returned too few vectors`);
        return { textHash: hash, vector };
      });
      store.saveEmbeddings(embedder.id, rows);
      for (const row of rows) known.set(row.textHash, row.vector);
    }
    for (const [at, hash] of hashes.entries()) {
      const vector = known.get(hash);
      const withheld = embedder.sendsOutside === true && batch[at]?.internal === true;
      if (vector !== undefined && !withheld) vectors.set(vector, (from + at) * embedder.dimensions);
    }
    onProgress(Math.min(from + batchSize, entries.length), entries.length);
  }
  return vectors;
}

function toEmbeddable(entry: IndexEntry): EmbeddableText {
  return { title: [entry.title, ...entry.path].join(" "), body: entry.body };
}

function hashText(text: EmbeddableText): string {
  return createHash("sha256").update(text.title).update("\0").update(text.body).digest("base64url");
}
