import { articleKey } from "../../retrieval/understanding/read-articles.ts";
import type { EvaluationQuestion, GoldPlace } from "./questions.ts";

/** What scoring looks at in a passage. */
export interface FoundPassage {
  readonly file: string;
  readonly article: string | null;
  readonly text: string;
}

/** So many consecutive characters of a quote are enough: chunks may end inside it. */
const enoughCharacters = 25;

/** The passage is the article, or holds the quote whole or 25 consecutive characters of it. */
export function isAtPlace(passage: FoundPassage, place: GoldPlace): boolean {
  if (passage.file !== place.file) return false;
  if (place.article !== undefined) {
    const key = articleKey(place.article);
    return key !== null && passage.article !== null && articleKey(passage.article) === key;
  }
  return place.quote !== undefined && holdsQuote(passage.text, place.quote);
}

function holdsQuote(text: string, quote: string): boolean {
  const body = withoutSpace(text);
  const sought = withoutSpace(quote);
  if (sought === "") return false;
  if (body.includes(sought)) return true;
  for (let at = 0; at + enoughCharacters <= sought.length; at++) {
    if (body.includes(sought.slice(at, at + enoughCharacters))) return true;
  }
  return false;
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/gu, "");
}

/** What one question scored. */
export interface QuestionScore {
  /** Position of the first right passage from 1; null when none is among the passages. */
  readonly rank: number | null;
  /** Every gold place is among the first ten. */
  readonly all: boolean;
}

export function scoreQuestion(
  question: EvaluationQuestion,
  passages: readonly FoundPassage[],
): QuestionScore {
  const ten = passages.slice(0, 10);
  const places = [...question.gold, ...question.goldAlt];
  const at = ten.findIndex((passage) => places.some((place) => isAtPlace(passage, place)));
  const all = question.gold.every((place) => ten.some((passage) => isAtPlace(passage, place)));
  return { rank: at < 0 ? null : at + 1, all };
}

export interface RetrievalFigures {
  readonly questions: number;
  readonly recall: { readonly "1": number; readonly "5": number; readonly "10": number };
  readonly mrr10: number;
}

export function retrievalFigures(scores: readonly QuestionScore[]): RetrievalFigures {
  const within = (depth: number): number =>
    share(scores, ({ rank }) => (rank !== null && rank <= depth ? 1 : 0));
  return {
    questions: scores.length,
    recall: { "1": within(1), "5": within(5), "10": within(10) },
    mrr10: share(scores, ({ rank }) => (rank === null ? 0 : 1 / rank)),
  };
}

/** Mean, 0 for an empty set: rates are numbers in the contract, never NaN. */
export function share<T>(items: readonly T[], valueOf: (item: T) => number): number {
  if (items.length === 0) return 0;
  return items.reduce((sum, item) => sum + valueOf(item), 0) / items.length;
}

/** Nearest-rank percentile; 0 for an empty list. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}
