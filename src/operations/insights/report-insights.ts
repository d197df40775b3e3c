import { isOutdated } from "../../answering/selection/catalog.ts";
import type { AskedCounts, CitedArticle, Insights } from "../../domain/operation/insights.ts";
import { mayRead, type Reader } from "../../domain/people/reader.ts";
import { bucketMs, type InsightRows } from "../../ports/insight-store.ts";
import type { DocumentRow } from "../../ports/store.ts";

const mostLines = 50;
const mostFeedback = 200;
const otherTopic = "其他";

export interface InsightSpan {
  readonly from: string;
  readonly to: string;
  readonly retentionDays: number;
}

/** Counts to a report; documents out of the reader's scope are as absent, and so are those that are gone. */
export function reportInsights(
  rows: InsightRows,
  span: InsightSpan,
  documents: readonly DocumentRow[],
  reader: Reader,
): Insights {
  const known = namedDocuments(rows, documents, reader);
  const cited = rows.cited.flatMap(({ file, article, times }): CitedArticle[] => {
    const row = known.get(file);
    return row === undefined ? [] : [{ file, title: row.title, article, status: row.status, times }];
  });
  const days = [...new Set(rows.counts.map(({ day }) => day))];
  return {
    from: span.from,
    to: span.to,
    retention_days: span.retentionDays,
    total: countAsked(rows, () => true),
    daily: days.map((day) => ({ day, ...countAsked(rows, (row) => row.day === day) })),
    unanswered: unansweredTopics(rows),
    repeated: rows.repeated
      .slice(0, mostLines)
      .map(({ text, people, times, refused }) => ({ question: text, people, questions: times, refused })),
    cited: cited.slice(0, mostLines),
    outdated: byDocument(cited.filter(isOutdated)).slice(0, mostLines),
    feedback: rows.feedback.slice(0, mostFeedback).map(({ text, cited: given, ...rest }) => ({
      ...rest,
      question: text,
      cited: given.flatMap((clause) => {
        const title = known.get(clause.file)?.title;
        return title === undefined ? [] : [{ ...clause, title }];
      }),
    })),
  };
}

function namedDocuments(
  rows: InsightRows,
  documents: readonly DocumentRow[],
  reader: Reader,
): Map<string, DocumentRow> {
  const named = new Set(
    [...rows.cited, ...rows.feedback.flatMap(({ cited }) => cited)].map(({ file }) => file),
  );
  return new Map(
    documents
      .filter((row) => named.has(row.file) && mayRead(reader, row.collection))
      .map((row) => [row.file, row]),
  );
}

function countAsked(rows: InsightRows, belongs: (row: { readonly day: string }) => boolean): AskedCounts {
  const counts = rows.counts.filter(belongs);
  const of = (outcome: string): number => sum(counts.filter((row) => row.outcome === outcome));
  const latencies = rows.latencies.filter(belongs);
  return {
    questions: sum(counts),
    answered: of("answered"),
    refused: of("refused"),
    chat: of("chat"),
    p50_ms: percentile(latencies, 0.5),
    p95_ms: percentile(latencies, 0.95),
  };
}

function percentile(latencies: InsightRows["latencies"], share: number): number | null {
  const wanted = Math.max(1, Math.ceil(sum(latencies) * share));
  let passed = 0;
  for (const { bucket, times } of latencies.toSorted((a, b) => a.bucket - b.bucket)) {
    passed += times;
    if (passed >= wanted) return Math.round(bucketMs(bucket) * 100) / 100;
  }
  return null;
}

function unansweredTopics({ topics }: InsightRows): Insights["unanswered"] {
  return topics
    .filter(({ outcome }) => outcome === "refused")
    .map(({ topic, times }) => ({ topic: topic === "" ? otherTopic : topic, questions: times }))
    .toSorted((a, b) => b.questions - a.questions || (a.topic < b.topic ? -1 : 1))
    .slice(0, mostLines);
}

function byDocument(cited: readonly CitedArticle[]): Insights["outdated"] {
  const found = new Map<string, Omit<CitedArticle, "article">>();
  for (const { file, title, status, times } of cited)
    found.set(file, { file, title, status, times: times + (found.get(file)?.times ?? 0) });
  return [...found.values()].toSorted((a, b) => b.times - a.times);
}

function sum(rows: readonly { readonly times: number }[]): number {
  return rows.reduce((total, { times }) => total + times, 0);
}
