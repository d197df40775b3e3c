import { Embeddings, type EmbeddingsParams } from "@langchain/core/embeddings";

/** What LangChain is given: the program's own embedder, embedded or behind an endpoint. */
export interface TextEmbedder {
  readonly id: string;
  embedDocuments(
    texts: readonly { readonly title: string; readonly body: string }[],
  ): Promise<Float32Array[]>;
  embedQuery(text: string): Promise<Float32Array>;
}

/** Unit vectors, so an inner product is the cosine. */
export class YoujuEmbeddings extends Embeddings {
  readonly #embedder: TextEmbedder;

  constructor(embedder: TextEmbedder, params: EmbeddingsParams = {}) {
    super(params);
    this.#embedder = embedder;
  }

  /** Identity of the model: keep it beside stored vectors, those of another model do not compare. */
  get model(): string {
    return this.#embedder.id;
  }

  override async embedDocuments(documents: string[]): Promise<number[][]> {
    const texts = documents.map((body) => ({ title: "", body }));
    return (await this.#embedder.embedDocuments(texts)).map((vector) => Array.from(vector));
  }

  override async embedQuery(document: string): Promise<number[]> {
    return Array.from(await this.#embedder.embedQuery(document));
  }
}
