import type { Passage } from "../../domain/document.ts";
import type { LexicalIndex } from "../indexing/lexical/lexical-index.ts";
import { answerShare } from "../understanding/expect-answer.ts";
import { articleKey } from "../understanding/read-articles.ts";
import type { UnderstoodQuestion } from "../understanding/understand-question.ts";
import type { Candidate } from "./fuse-scores.ts";
import { heldTerms, measureCoverage } from "./measure-coverage.ts";
import type { RankingWeights } from "./ranking-weights.ts";

/** What is known of a document in the light of one question. */
export interface DocumentLight {
  readonly kind: "policy" | "report";
  /** Named in the question. */
  readonly named: boolean;
  /** The version asked for. */
  readonly wished: boolean;
  /** 0–1, see ReportMatcher. */
  readonly report: number;
  /** 0–1, see documentScores. */
  readonly score: number;
}

/** First pass: all that can be said without reading the passage. */
export function scoreCandidate(
  candidate: Candidate,
  light: DocumentLight,
  question: UnderstoodQuestion,
  weights: RankingWeights,
): number {
  return (
    candidate.lexical +
    weights.dense * candidate.dense +
    (light.named ? weights.named : 0) +
    (light.wished ? weights.version : 0) +
    weights.report * light.report +
    ((question.intent ?? "policy") === light.kind ? weights.kind : 0) +
    weights.document * light.score
  );
}

/** Second pass, on the few passages that were read. */
export function scorePassage(
  passage: Passage,
  light: DocumentLight,
  question: UnderstoodQuestion,
  lexical: LexicalIndex,
  weights: RankingWeights,
): number {
  const coverage = passageCoverage(passage, question, lexical);
  return (
    passage.score +
    weights.coverage * coverage +
    weights.answerType * answerShare(passage.text, question.expected) +
    (isArticleAskedFor(passage, light, question) ? weights.article : 0)
  );
}

export function passageCoverage(
  passage: Passage,
  { terms }: UnderstoodQuestion,
  lexical: LexicalIndex,
): number {
  const held = heldTerms(passage.text, passage.document.title, passage.chunk.path.join(" "));
  return measureCoverage(terms.literal, held, (term) => lexical.idf(term));
}

/** 第十一条 beside a document's name is an address; without one only a hint among equals. */
function isArticleAskedFor(passage: Passage, light: DocumentLight, question: UnderstoodQuestion): boolean {
  const { article } = passage.chunk;
  if (article === null || !light.named) return false;
  const key = articleKey(article);
  return key !== null && question.articles.includes(key);
}
