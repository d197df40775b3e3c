import type { UnderstoodQuestion } from "../understanding/understand-question.ts";
import type { Candidate } from "./fuse-scores.ts";
import type { ReadFeatures } from "./read-features.ts";
import type { Features } from "./ranking-weights.ts";

/** What is known of a document in the light of one question. */
export interface DocumentLight {
  readonly kind: "policy" | "report";
  /** Named in the question. */
  readonly named: boolean;
  /** The version asked for. */
  readonly wished: boolean;
  /** 0–1, see ReportMatcher. */
  readonly report: number;
  /** The question asks what was done in the year this report sums up. */
  readonly looksBack: boolean;
  /** 0–1, see documentScores. */
  readonly score: number;
  /** 0–1: share of the title's words that the question has. */
  readonly title: number;
  /** 1: a text for a kind of body that the question does not speak of. */
  readonly scope: number;
}

const unread: ReadFeatures = {
  coverage: 0,
  sentence: 0,
  lead: 0,
  answerType: 0,
  figure: 0,
  plan: 0,
  article: 0,
};

/** Everything known of a candidate; `read` once its passage has been read. */
export function toFeatures(
  candidate: Candidate,
  light: DocumentLight,
  question: UnderstoodQuestion,
  read: ReadFeatures = unread,
): Features {
  return {
    lexical: candidate.lexical,
    dense: candidate.dense,
    named: light.named ? 1 : 0,
    version: light.wished ? 1 : 0,
    report: light.report,
    kind: (question.intent ?? "policy") === light.kind ? 1 : 0,
    document: light.score,
    title: light.title,
    scope: light.named ? 0 : light.scope,
    ...read,
  };
}
