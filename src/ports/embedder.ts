/** Turns text into unit vectors. Names follow LangChain's `Embeddings`. */
export interface Embedder {
  /** Stable identity of model and settings: vectors of different ids are never mixed. */
  readonly id: string;
  readonly dimensions: number;
  /** One unit-length vector a text, same order. */
  embedDocuments(texts: readonly EmbeddableText[], signal?: AbortSignal): Promise<Float32Array[]>;
  embedQuery(text: string, signal?: AbortSignal): Promise<Float32Array>;
}

export interface EmbeddableText {
  /** Document title and heading trail. */
  readonly title: string;
  readonly body: string;
}
