import type { Passage } from "../domain/documents/document.ts";
import type { Reader } from "../domain/people/reader.ts";
import type { Embedder } from "../ports/embedder.ts";
import type { GenerationReader } from "../ports/store.ts";
import { createDocumentChoice, type ChosenDocuments } from "./choose-documents.ts";
import type { Glossary } from "./glossary.ts";
import { mismatch } from "./indexing/index-manifest.ts";
import type { SearchIndex } from "./indexing/search-index.ts";
import type { Scored } from "./indexing/select-top.ts";
import { collapseDuplicates } from "./ranking/collapse-duplicates.ts";
import { estimateConfidence, readConfidenceSigns } from "./ranking/confidence/confidence.ts";
import { createDocumentLighting } from "./ranking/document-light.ts";
import { fuseScores, type Candidate } from "./ranking/fuse-scores.ts";
import { leadWithEach } from "./ranking/lead-with-each.ts";
import { createPassageRanking } from "./ranking/rank-passages.ts";
import { rankingWeights, type RankingWeights } from "./ranking/ranking-weights.ts";
import type { Retrieval, RetrievalQuery, Retriever } from "./retriever.ts";
import { articleKey } from "./understanding/read-articles.ts";
import { QuestionReader, type UnderstoodQuestion } from "./understanding/understand-question.ts";

/** What searching needs of an index, on disk or in memory only. */
export type SearchedIndex = Pick<SearchIndex, "lexical" | "vectors" | "chunkIdOfRow" | "documentIdOfRow"> & {
  readonly manifest: Pick<SearchIndex["manifest"], "dimensions" | "rows">;
};

export interface HybridRetrieverParts {
  readonly generation: GenerationReader;
  readonly index: SearchedIndex;
  readonly embedder: Embedder;
  readonly glossary: Glossary;
  /** Everyday words and what documents write instead. */
  readonly lexicon?: Glossary;
  /** ISO date of today. */
  readonly today: () => string;
  readonly weights?: RankingWeights;
  /** Off only to measure what it is worth. */
  readonly mendsSpelling?: boolean;
  /** A remote embedder failed: the question is then searched by its words alone. */
  readonly onEmbedderFault?: (error: unknown) => void;
}

/** Each list's length before fusion. */
const listLength = 200;
/** Of so many passages for each one wanted some are near-duplicates. */
const spare = 2;

/** Lexical and dense search over one generation, joined and ranked by explainable rules. */
export function createHybridRetriever(parts: HybridRetrieverParts): Retriever {
  const { generation, index, embedder, glossary, lexicon, today } = parts;
  const weights = parts.weights ?? rankingWeights;
  const documents = generation.documents();
  const frequencyOf =
    parts.mendsSpelling === false ? undefined : (term: number) => index.lexical.documentFrequency(term);
  const questions = new QuestionReader(documents, { glossary, lexicon, frequencyOf });
  const choose = createDocumentChoice(documents);
  const light = createDocumentLighting(documents, questions);
  const rank = createPassageRanking(generation, index, weights);

  async function retrieve(query: RetrievalQuery, reader: Reader): Promise<Retrieval> {
    const started = performance.now();
    const question = questions.read(query.text, today());
    const namedIds = new Set(question.mentions.flatMap((mention) => mention.documentIds));
    const wish = { ...query, version: question.version, namedIds };
    const chosen = choose(reader, wish, today());
    const { candidates, nearest } = await findCandidates(question, chosen, namedIds);
    const lights = light(candidates, question, chosen.wished, namedIds);
    const { ranked, coverage } = rank(candidates, lights, question, query.limit * spare);
    const led = leadWithEach(ranked, questions.sides(question));
    const found = collapse(led, query, question);
    const signs = readConfidenceSigns(ranked, question, nearest);
    const judgement = {
      question,
      confidence: estimateConfidence(signs),
      signs,
      nearest: embedder.isPackaged === true ? nearest : null,
    };
    return { passages: found, coverage, tookMs: performance.now() - started, judgement };
  }

  async function findCandidates(
    question: UnderstoodQuestion,
    { allowed }: ChosenDocuments,
    namedIds: ReadonlySet<number>,
  ): Promise<{ candidates: Candidate[]; nearest: number }> {
    const accepts = (row: number): boolean => allowed.has(index.documentIdOfRow(row));
    const lexical = index.lexical.search(question.terms.weighted, listLength, accepts);
    const dense = await searchDense(question.text, accepts);
    const found = fuseScores(lexical, dense, (row) => index.documentIdOfRow(row));
    const known = new Set(found.map(({ row }) => row));
    const asked = rowsOfArticles(question, namedIds, allowed).filter((row) => !known.has(row));
    const added = asked.map((row) => ({ row, documentId: index.documentIdOfRow(row), lexical: 0, dense: 0 }));
    return { candidates: [...found, ...added], nearest: dense[0]?.score ?? 0 };
  }

  async function searchDense(text: string, accepts: (row: number) => boolean): Promise<Scored[]> {
    const { dimensions, rows } = index.manifest;
    if (dimensions === 0) return [];
    try {
      const vector = await embedder.embedQuery(text);
      if (rows > 0 && vector.length !== dimensions)
        throw mismatch(`向量是 ${vector.length} 维，索引是 ${dimensions} 维`);
      return (
        index.vectors
          .search(vector, listLength, accepts)
          // A question without a known word has no direction: everything would be equally near.
          .filter(({ similarity }) => similarity > 0)
          .map(({ row, similarity }) => ({ row, score: similarity }))
      );
    } catch (error) {
      if (parts.onEmbedderFault === undefined) throw error;
      parts.onEmbedderFault(error);
      return [];
    }
  }

  /** Look-up by address: 干部任用条例第十一条 is found whatever its words are. */
  function rowsOfArticles(
    question: UnderstoodQuestion,
    namedIds: ReadonlySet<number>,
    allowed: ReadonlySet<number>,
  ): number[] {
    if (question.articles.length === 0) return [];
    const chunkIds = new Set<number>();
    for (const id of namedIds) {
      if (!allowed.has(id)) continue;
      for (const chunk of generation.chunksOf(id)) {
        const key = chunk.article === null ? null : articleKey(chunk.article);
        if (key !== null && question.articles.includes(key)) chunkIds.add(chunk.id);
      }
    }
    const rows: number[] = [];
    for (let row = 0; chunkIds.size > 0 && row < index.manifest.rows; row++) {
      if (chunkIds.has(index.chunkIdOfRow(row))) rows.push(row);
    }
    return rows;
  }

  return { retrieve };
}

/** Versions asked for side by side often share their wording: they are no duplicates then. */
function collapse(
  ranked: readonly Passage[],
  query: RetrievalQuery,
  question: UnderstoodQuestion,
): readonly Passage[] {
  const versions = query.allVersions === true || question.version.mode === "both";
  if (versions) return ranked.slice(0, query.limit);
  return collapseDuplicates(ranked, (passage) => passage.text, query.limit);
}
