/** Turns text into unit vectors. Names follow LangChain's `Embeddings`. */
export interface Embedder {
  /** Stable identity of model and settings: vectors of different ids are never mixed. */
  readonly id: string;
  /** 0 while a remote model has not answered yet. */
  readonly dimensions: number;
  /** Texts go to an endpoint outside: that of internal documents is kept from it (design §6.9). */
  readonly sendsOutside?: boolean;
  /** The packaged encoder: what answering judges by similarity was fitted on its scale. */
  readonly isPackaged?: boolean;
  /** One unit-length vector a text, same order. */
  embedDocuments(texts: readonly EmbeddableText[], signal?: AbortSignal): Promise<Float32Array[]>;
  embedQuery(text: string, signal?: AbortSignal): Promise<Float32Array>;
}

export interface EmbeddableText {
  /** Document title and heading trail. */
  readonly title: string;
  readonly body: string;
}

/** Which embedder to construct: plain data, so that a thread can be started with it. */
export interface EmbedderSettings {
  /** Folder of the embedded encoder. */
  readonly modelsDir: string;
  /** Null: the embedded encoder. */
  readonly endpoint: EmbeddingEndpoint | null;
}

/** A model behind an OpenAI-compatible `/embeddings`. */
export interface EmbeddingEndpoint {
  readonly model: string;
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly isOutside: boolean;
  /** The way to it where it lies outside; straight without one. */
  readonly proxy?: string;
}
