import type { Answer } from "../answers/answer.ts";
import type { DocumentStatus } from "../documents/document.ts";

/** What a reader thinks of an answer they were given. */
export interface Feedback {
  readonly verdict: "up" | "down";
  /** In the reader's words; kept, because they chose to send it. */
  readonly reason?: string | undefined;
  readonly question: string;
  readonly outcome: Answer["outcome"];
  readonly cited: readonly CitedClause[];
}

export interface CitedClause {
  /** Relative to the knowledge folder. */
  readonly file: string;
  readonly article: string | null;
}

/** What was asked in a span of days and what came of it. Says nothing of who asked; days are local dates. */
export interface Insights {
  readonly from: string;
  readonly to: string;
  /** Longest time that anything of this is kept, days. */
  readonly retention_days: number;
  readonly total: AskedCounts;
  /** Days on which something was asked, oldest first. */
  readonly daily: readonly (AskedCounts & { readonly day: string })[];
  /** What was asked about in vain, most often first; words that occur in the documents. */
  readonly unanswered: readonly { readonly topic: string; readonly questions: number }[];
  /** Questions that at least two different persons asked, most often first. */
  readonly repeated: readonly RepeatedQuestion[];
  readonly cited: readonly CitedArticle[];
  /** Replaced or repealed documents that answers still rest on. */
  readonly outdated: readonly Omit<CitedArticle, "article">[];
  /** Newest first. */
  readonly feedback: readonly GivenFeedback[];
}

export interface AskedCounts {
  readonly questions: number;
  readonly answered: number;
  readonly refused: number;
  readonly chat: number;
  /** Time from question to whole answer, ms within 1 %; null when nothing was asked. */
  readonly p50_ms: number | null;
  readonly p95_ms: number | null;
}

export interface RepeatedQuestion {
  readonly question: string;
  readonly people: number;
  readonly questions: number;
  readonly refused: number;
}

export interface CitedArticle {
  readonly file: string;
  readonly title: string;
  readonly article: string | null;
  readonly status: DocumentStatus;
  readonly times: number;
}

export interface GivenFeedback {
  readonly day: string;
  readonly verdict: Feedback["verdict"];
  readonly reason: string | null;
  readonly question: string;
  readonly outcome: Answer["outcome"];
  readonly cited: readonly (CitedClause & { readonly title: string })[];
}

/** What was kept of one person and is gone now. */
export interface ForgottenAsker {
  readonly questions: number;
  readonly feedback: number;
}
