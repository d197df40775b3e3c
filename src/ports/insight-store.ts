import type { Answer } from "../domain/answers/answer.ts";
import type { CitedClause, Feedback } from "../domain/operation/insights.ts";

/** One question as it is counted; no row of its own is kept. */
export interface AskedQuestion {
  /** Local date, ISO. */
  readonly day: string;
  readonly outcome: Answer["outcome"];
  readonly totalMs: number;
  /** Null for small talk, which is about nothing. */
  readonly topic: string | null;
  readonly cited: readonly CitedClause[];
  /** Null: of this one only counts are kept. */
  readonly asked: AskedBy | null;
}

/** Who asked what, as keyed hashes: equal ones are the same question, and the same person asking it. */
export interface AskedBy {
  readonly question: string;
  readonly asker: string;
  /** Kept from the moment a second person asks the same, not before. */
  readonly text: string;
}

export interface StoredFeedback extends AskedBy {
  readonly day: string;
  readonly verdict: Feedback["verdict"];
  readonly reason: string | null;
  readonly outcome: Answer["outcome"];
  readonly cited: readonly CitedClause[];
}

export interface InsightRows {
  readonly counts: readonly {
    readonly day: string;
    readonly outcome: Answer["outcome"];
    readonly times: number;
  }[];
  readonly latencies: readonly { readonly day: string; readonly bucket: number; readonly times: number }[];
  readonly topics: readonly {
    readonly topic: string;
    readonly outcome: Answer["outcome"];
    readonly times: number;
  }[];
  readonly cited: readonly (CitedClause & { readonly times: number })[];
  readonly repeated: readonly {
    readonly text: string;
    readonly people: number;
    readonly times: number;
    readonly refused: number;
  }[];
  readonly feedback: readonly Omit<StoredFeedback, "question" | "asker">[];
}

/** Counts of what was asked, and what readers said of the answers. Synchronous; every write is one transaction. */
export interface InsightStore {
  add(asked: readonly AskedQuestion[]): void;
  /** On disk when it returns. A person's later word on the same question takes the place of the earlier. */
  addFeedback(feedback: StoredFeedback): void;
  /** What came on `day` and after. */
  since(day: string): InsightRows;
  /** Deletes what came before `day`; a question is gone when nobody has asked it since. */
  purgeBefore(day: string): void;
  /** Deletes what one person asked and said; `askerOf` gives their hash for each question. */
  forget(askerOf: (question: string) => string): { readonly questions: number; readonly feedback: number };
  close(): void;
}

/** Latencies are counted in buckets that grow by 2 %: a percentile read from them is off by 1 % at most. */
const growth = Math.log(1.02);

export function latencyBucket(ms: number): number {
  return Math.round(Math.log(Math.max(ms, 0.01)) / growth);
}

export function bucketMs(bucket: number): number {
  return Math.exp(bucket * growth);
}
