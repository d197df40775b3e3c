import type { EmbeddableText, Embedder } from "../../src/ports/embedder.ts";

export interface LetterEmbedder extends Embedder {
  /** Every text that was computed, in order. */
  readonly computed: readonly EmbeddableText[];
}

/** Deterministic and instant: a text's letters, counted by their code, as a unit vector. */
export function createLetterEmbedder(id = "letters-v1", dimensions = 8): LetterEmbedder {
  const computed: EmbeddableText[] = [];
  function embed(text: string): Float32Array {
    const vector = new Float32Array(dimensions);
    vector[0] = 1;
    for (const letter of text) vector[(letter.codePointAt(0) ?? 0) % dimensions]! += 1;
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  }
  return {
    id,
    dimensions,
    computed,
    embedDocuments: (texts) => {
      computed.push(...texts);
      return Promise.resolve(texts.map(({ title, body }) => embed(`${title}\n${body}`)));
    },
    embedQuery: (text) => Promise.resolve(embed(text)),
  };
}
