import { createHash } from "node:crypto";
import type { EmbeddableText, Embedder } from "../../ports/embedder.ts";
import type { Store } from "../../ports/store.ts";
import type { IndexEntry } from "../../retrieval/indexing/search-index.ts";

export interface EmbeddedEntries {
  /** One vector an entry, same order. */
  readonly vectors: readonly Float32Array[];
  readonly textHashes: readonly string[];
}

/** What the store already has under this embedder is not computed again; what is computed is kept there. */
export async function embedEntries(
  entries: readonly IndexEntry[],
  embedder: Embedder,
  store: Store,
  signal: AbortSignal,
): Promise<EmbeddedEntries> {
  const { dimensions } = embedder;
  const texts = entries.map(toEmbeddable);
  const textHashes = texts.map(hashText);
  const isWithheld = (at: number): boolean =>
    embedder.sendsOutside === true && entries[at]?.internal === true;
  const known = store.embeddings(embedder.id, textHashes);
  const missing = new Map<string, EmbeddableText>();
  for (const [at, hash] of textHashes.entries()) {
    // A remote model can be another one under the same name: its length tells.
    if (known.get(hash)?.length !== dimensions && !isWithheld(at)) missing.set(hash, texts[at]!);
  }
  if (missing.size > 0) {
    const computed = await embedder.embedDocuments([...missing.values()], signal);
    const rows = [...missing.keys()].map((textHash, at) => {
      const vector = computed[at];
      // A zero vector kept for good would hide the chunk from every later search.
      if (vector?.length !== dimensions)
        throw new RangeError(`${embedder.id} gave no vector for text ${at + 1} of ${missing.size}`);
      return { textHash, vector };
    });
    store.saveEmbeddings(embedder.id, rows);
    for (const { textHash, vector } of rows) known.set(textHash, vector);
  }
  // Internal text stays here: without a vector it is found by its words.
  const vectors = textHashes.map((hash, at) =>
    isWithheld(at) ? new Float32Array(dimensions) : known.get(hash)!,
  );
  return { vectors, textHashes };
}

function toEmbeddable(entry: IndexEntry): EmbeddableText {
  return { title: [entry.title, ...entry.path].join(" "), body: entry.body };
}

/** 132 of the 256 bits: a clash among a billion texts is one in 10^21. */
const hashLength = 22;

function hashText(text: EmbeddableText): string {
  const hash = createHash("sha256").update(text.title).update("\0").update(text.body);
  return hash.digest("base64url").slice(0, hashLength);
}
