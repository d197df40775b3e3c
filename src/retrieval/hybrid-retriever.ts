import type { Passage } from "../domain/document.ts";
import type { Reader } from "../domain/reader.ts";
import type { Embedder } from "../ports/embedder.ts";
import type { GenerationReader } from "../ports/store.ts";
import { chooseDocuments, type ChosenDocuments } from "./choose-documents.ts";
import type { Glossary } from "./glossary.ts";
import { mismatch } from "./indexing/index-manifest.ts";
import type { SearchIndex } from "./indexing/search-index.ts";
import type { Scored } from "./indexing/select-top.ts";
import { collapseDuplicates } from "./ranking/collapse-duplicates.ts";
import { documentScores, fuseScores, type Candidate } from "./ranking/fuse-scores.ts";
import { leadWithEach } from "./ranking/lead-with-each.ts";
import {
  passageCoverage,
  scoreCandidate,
  scorePassage,
  type DocumentLight,
} from "./ranking/rank-candidates.ts";
import { rankingWeights, type RankingWeights } from "./ranking/ranking-weights.ts";
import { PassageReader } from "./read-passages.ts";
import type { Retrieval, RetrievalQuery, Retriever } from "./retriever.ts";
import { articleKey } from "./understanding/read-articles.ts";
import { QuestionReader, type UnderstoodQuestion } from "./understanding/understand-question.ts";

export interface HybridRetrieverParts {
  readonly generation: GenerationReader;
  readonly index: SearchIndex;
  readonly embedder: Embedder;
  readonly glossary: Glossary;
  /** ISO date of today. */
  readonly today: () => string;
  readonly weights?: RankingWeights;
  /** A remote embedder failed: the question is then searched by its words alone. */
  readonly onEmbedderFault?: (error: unknown) => void;
}

/** Each list's length before fusion. */
const listLength = 200;
/** Passages that are read and scored a second time. */
const readAgain = 40;
/** Passages that coverage looks at. */
const coveragePassages = 3;

/** Lexical and dense search over one generation, joined and ranked by explainable rules. */
export function createHybridRetriever(parts: HybridRetrieverParts): Retriever {
  const { generation, index, embedder, glossary, today } = parts;
  const weights = parts.weights ?? rankingWeights;
  const documents = generation.documents();
  const kinds = new Map(documents.map((document) => [document.id, document.kind]));
  const questions = new QuestionReader(documents, glossary);
  const passages = new PassageReader(generation);

  async function retrieve(query: RetrievalQuery, reader: Reader): Promise<Retrieval> {
    const started = performance.now();
    const question = questions.read(query.text, today());
    const namedIds = new Set(question.mentions.flatMap((mention) => mention.documentIds));
    const wish = { ...query, version: question.version, namedIds };
    const chosen = chooseDocuments(documents, reader, wish, today());
    const candidates = await findCandidates(query.text, question, chosen, namedIds);
    const lights = lightDocuments(candidates, question, chosen, namedIds);
    const ranked = rank(candidates, lights, question, Math.max(readAgain, query.limit * 2));
    const led = leadWithEach(ranked, questions.sides(question));
    const found = collapse(led, query, question);
    const coverage = Math.max(
      0,
      ...found.slice(0, coveragePassages).map((passage) => passageCoverage(passage, question, index.lexical)),
    );
    return { passages: found, coverage, tookMs: performance.now() - started };
  }

  async function findCandidates(
    text: string,
    question: UnderstoodQuestion,
    { allowed }: ChosenDocuments,
    namedIds: ReadonlySet<number>,
  ): Promise<Candidate[]> {
    const accepts = (row: number): boolean => allowed.has(index.documentIdOfRow(row));
    const lexical = index.lexical.search(question.terms.weighted, listLength, accepts);
    const dense = await searchDense(text, accepts);
    const found = fuseScores(lexical, dense, (row) => index.documentIdOfRow(row));
    const known = new Set(found.map(({ row }) => row));
    const asked = rowsOfArticles(question, namedIds, allowed).filter((row) => !known.has(row));
    const added = asked.map((row) => ({ row, documentId: index.documentIdOfRow(row), lexical: 0, dense: 0 }));
    return [...found, ...added];
  }

  async function searchDense(text: string, accepts: (row: number) => boolean): Promise<Scored[]> {
    try {
      const vector = await embedder.embedQuery(text);
      const { dimensions, rows } = index.manifest;
      if (rows > 0 && vector.length !== dimensions)
        throw mismatch(`向量是 ${vector.length} 维，索引是 ${dimensions} 维`);
      return index.vectors
        .search(vector, listLength, accepts)
        .map(({ row, similarity }) => ({ row, score: similarity }));
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

  function lightDocuments(
    candidates: readonly Candidate[],
    question: UnderstoodQuestion,
    { wished }: ChosenDocuments,
    namedIds: ReadonlySet<number>,
  ): Map<number, DocumentLight> {
    const lights = new Map<number, DocumentLight>();
    for (const [id, score] of documentScores(candidates)) {
      lights.set(id, {
        kind: kinds.get(id) ?? "policy",
        named: namedIds.has(id),
        wished: wished.has(id),
        report: question.report === null ? 0 : questions.reportMatch(question.report, id),
        score,
      });
    }
    return lights;
  }

  function rank(
    candidates: readonly Candidate[],
    lights: ReadonlyMap<number, DocumentLight>,
    question: UnderstoodQuestion,
    limit: number,
  ): Passage[] {
    const light = (id: number): DocumentLight => lights.get(id)!;
    const first = candidates
      .map((candidate) => ({
        row: candidate.row,
        score: scoreCandidate(candidate, light(candidate.documentId), question, weights),
      }))
      .sort((a, b) => b.score - a.score || a.row - b.row)
      .slice(0, limit);
    return first
      .map(({ row, score }) => passages.read(index.chunkIdOfRow(row), score))
      .filter((passage) => passage !== null)
      .map((passage) => ({
        ...passage,
        score: scorePassage(passage, light(passage.document.id), question, index.lexical, weights),
      }))
      .sort((a, b) => b.score - a.score);
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
