import type { CallbackManagerForRetrieverRun } from "@langchain/core/callbacks/manager";
import { Document } from "@langchain/core/documents";
import { BaseRetriever, type BaseRetrieverInput } from "@langchain/core/retrievers";
import type { Assistant } from "../../assistant.ts";
import { localAdmin, type Reader } from "../../domain/people/reader.ts";
import type { SearchPassage, SearchRequest } from "../../domain/answers/search.ts";

/** What a retrieved document says of itself: where it stands and whether it is in force. */
export type PassageMetadata = Omit<SearchPassage, "text" | "explanation">;

export interface YoujuRetrieverOptions
  extends BaseRetrieverInput, Pick<SearchRequest, "kind" | "asOf" | "allVersions"> {
  /** How many documents at most. @default 5 */
  readonly k?: number;
  /** On whose behalf is searched. @default the person at this computer, who may read everything */
  readonly reader?: Reader;
}

/** The program's whole retrieval (hybrid search, versions, reranking) as a LangChain retriever. */
export class YoujuRetriever extends BaseRetriever<PassageMetadata> {
  static override lc_name(): string {
    return "YoujuRetriever";
  }
  override lc_namespace = ["youju", "retrievers"];
  readonly #assistant: Pick<Assistant, "search">;
  readonly #request: Omit<SearchRequest, "text">;
  readonly #reader: Reader;

  constructor(assistant: Pick<Assistant, "search">, options: YoujuRetrieverOptions = {}) {
    const { k = 5, kind, asOf, allVersions = false, reader = localAdmin, ...input } = options;
    super(input);
    this.#assistant = assistant;
    this.#request = { limit: k, kind, asOf, allVersions };
    this.#reader = reader;
  }

  override async _getRelevantDocuments(
    query: string,
    _run?: CallbackManagerForRetrieverRun,
  ): Promise<Document<PassageMetadata>[]> {
    const { passages } = await this.#assistant.search({ ...this.#request, text: query }, this.#reader);
    return passages.map(
      (passage) =>
        new Document({
          id: `${passage.file}#${passage.start}-${passage.end}`,
          pageContent: passage.text,
          metadata: metadataOf(passage),
        }),
    );
  }
}

function metadataOf(passage: SearchPassage): PassageMetadata {
  const { file, title, path, article, score, start, end, status } = passage;
  return { file, title, path, article, score, start, end, status };
}
