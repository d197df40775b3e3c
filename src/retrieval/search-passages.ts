import type { Passage } from "../domain/documents/document.ts";
import type { Reader } from "../domain/people/reader.ts";
import type { SearchPassage, SearchRequest, SearchResult } from "../domain/answers/search.ts";
import type { GenerationReader } from "../ports/store.ts";
import { explainPassage } from "./ranking/explain-passage.ts";
import { rankingWeights } from "./ranking/ranking-weights.ts";
import type { Retriever } from "./retriever.ts";
import { describeQuestion } from "./understanding/describe-question.ts";
import { findWholeParagraphs } from "./whole-paragraphs.ts";

const defaultLimit = 10;
const maxLimit = 100;
/** Characters of a query that are looked at; more never helps a ranking. */
const maxQuery = 1000;

/** Passages only, as `search` prints them. An empty query finds nothing. */
export async function searchPassages(
  request: SearchRequest,
  reader: Reader,
  retriever: Retriever,
  generation: GenerationReader,
): Promise<SearchResult> {
  const started = performance.now();
  const limit = Math.min(Math.max(1, Math.trunc(request.limit ?? defaultLimit)), maxLimit);
  const text = request.text.slice(0, maxQuery);
  const query = { text, limit, kind: request.kind, asOf: request.asOf, allVersions: request.allVersions };
  const found =
    request.whole === true
      ? await findWholeParagraphs(query, reader, retriever, generation)
      : await retriever.retrieve(query, reader);
  const explained = request.explain === true;
  const titleOf = (id: number): string | null => generation.documentById(id)?.title ?? null;
  return {
    query: request.text,
    passages: found.passages.map((passage) => describe(passage, explained)),
    confidence: Math.round((found.judgement?.confidence ?? 0) * 1e3) / 1e3,
    understood:
      explained && found.judgement !== undefined ? describeQuestion(found.judgement.question, titleOf) : [],
    timings_ms: { retrieve: round(found.tookMs), total: round(performance.now() - started) },
  };
}

function describe({ document, chunk, text, score, features }: Passage, explained: boolean): SearchPassage {
  return {
    file: document.file,
    title: document.title,
    path: [...chunk.path, ...(chunk.article === null ? [] : [chunk.article])].join(" > "),
    article: chunk.article,
    text,
    score: Math.round(score * 1e4) / 1e4,
    start: chunk.start,
    end: chunk.end,
    status: document.status,
    explanation: explained && features !== undefined ? explainPassage(features, rankingWeights) : [],
  };
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
