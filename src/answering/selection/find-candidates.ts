import type { StoredChunk } from "../../domain/documents/document.ts";
import type { DocumentRow } from "../../ports/store.ts";
import type { Retrieval } from "../../retrieval/retriever.ts";
import type { ReadQuestion } from "../question/read-question.ts";
import { isOutdated } from "./catalog.ts";
import { misfit } from "./misfit.ts";
import { coverageOf, scoreClause, type ScoredClause } from "./score-clause.ts";
import type { ReadClause, Source, Sources } from "./sources.ts";

/** Best chunks taken from each document the question names, beside what retrieval found. */
const perNamedDocument = 6;
const mostNamed = 4;
/** Where a clause stands that retrieval did not find: below all it did. */
const unfound = 0.3;

/** Clauses worth reading for the answer, best first. `rows` are what the reader may see. */
export function findCandidates(
  question: ReadQuestion,
  retrieval: Retrieval,
  sources: Sources,
  rows: readonly DocumentRow[],
): ScoredClause[] {
  const best = retrieval.passages[0]?.score ?? 0;
  const clauses = new Map<string, { clause: ReadClause; distance: number }>();
  const add = (documentId: number, chunk: StoredChunk, distance: number): void => {
    const source = sources.read(documentId);
    if (source === null) return;
    const clause = source.clause(chunk);
    const key = `${documentId}:${clause.start}`;
    if ((clauses.get(key)?.distance ?? Infinity) > distance) clauses.set(key, { clause, distance });
  };
  for (const { document, chunk, score } of retrieval.passages) add(document.id, chunk, best - score);
  const last = (retrieval.passages.at(-1)?.score ?? best) - unfound;
  for (const row of namedVersions(question, rows)) {
    for (const chunk of bestChunks(sources.read(row.id), question)) add(row.id, chunk, best - last);
  }
  return [...clauses.values()]
    .map(({ clause, distance }) => {
      const scored = scoreClause(clause, distance, question);
      return { ...scored, score: scored.score - misfit(scored, question) };
    })
    .toSorted((a, b) => b.score - a.score);
}

/** Of the named documents the version meant: the year's, the old, else the current one. */
function namedVersions(question: ReadQuestion, rows: readonly DocumentRow[]): DocumentRow[] {
  // Most questions name none, and the rows of a large base are many.
  if (question.namedIds.size === 0) return [];
  const named = rows.filter((row) => question.namedIds.has(row.id));
  const { mode, years } = question.version;
  const ofYear = named.filter((row) => years.some((year) => row.title.includes(String(year))));
  const meant =
    ofYear.length > 0
      ? ofYear
      : named.filter((row) => mode === "both" || isOutdated(row) === (mode === "older"));
  return (meant.length > 0 ? meant : named).slice(0, mostNamed);
}

function bestChunks(source: Source | null, question: ReadQuestion): StoredChunk[] {
  if (source === null) return [];
  const frame = new Set<number>();
  return source.chunks
    .map((chunk) => ({ chunk, coverage: coverageOf(question, source.termsOf(chunk), frame) }))
    .toSorted((a, b) => b.coverage - a.coverage)
    .slice(0, perNamedDocument)
    .map(({ chunk }) => chunk);
}
