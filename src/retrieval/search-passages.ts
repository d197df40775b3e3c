import type { Passage } from "../domain/document.ts";
import type { Reader } from "../domain/reader.ts";
import type { SearchPassage, SearchRequest, SearchResult } from "../domain/search.ts";
import type { GenerationReader } from "../ports/store.ts";
import type { Retriever } from "./retriever.ts";
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
  return {
    query: request.text,
    passages: found.passages.map(describe),
    timings_ms: { retrieve: round(found.tookMs), total: round(performance.now() - started) },
  };
}

function describe({ document, chunk, text, score }: Passage): SearchPassage {
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
  };
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
