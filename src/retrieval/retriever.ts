import type { DocumentKind, Passage } from "../domain/documents/document.ts";
import type { Reader } from "../domain/people/reader.ts";
import type { ConfidenceSigns } from "./ranking/confidence/confidence.ts";
import type { UnderstoodQuestion } from "./understanding/understand-question.ts";

export interface RetrievalQuery {
  readonly text: string;
  readonly limit: number;
  readonly kind?: DocumentKind | undefined;
  /** ISO date: rank what was in force then. */
  readonly asOf?: string | undefined;
  /** Rank superseded texts like current ones. */
  readonly allVersions?: boolean | undefined;
}

export interface Retrieval {
  /** Best first. */
  readonly passages: readonly Passage[];
  /**
   * Share (0–1, idf-weighted) of the question's content terms that one of the first three passages
   * with its title contains.
   */
  readonly coverage: number;
  readonly tookMs: number;
  /** Absent where no question was searched for. */
  readonly judgement?: RetrievalJudgement | undefined;
}

export interface RetrievalJudgement {
  /** What the question was taken to mean. */
  readonly question: UnderstoodQuestion;
  /** Calibrated probability (0–1) that the first passage answers the question: a ground for refusing. */
  readonly confidence: number;
  /** What it was judged by; null when nothing was found. */
  readonly signs: ConfidenceSigns | null;
  /** Cosine of the nearest passage on the packaged encoder's scale; null under another embedder. */
  readonly nearest: number | null;
}

/** Finds the passages for a question within what `reader` may see. */
export interface Retriever {
  retrieve(query: RetrievalQuery, reader: Reader): Promise<Retrieval>;
}
