/** One sentence that may enter a draft; joined by `，` and closed by `。`. */
export interface CandidateSentence {
  readonly clauses: readonly string[];
  /** Position of the precedent it was taken from; null for the common stock. */
  readonly precedent: number | null;
  readonly hasOpenings: boolean;
}

/** A point with everything that could be said under it, best first. */
export interface CandidatePoint {
  readonly lead: string | null;
  readonly sentences: readonly CandidateSentence[];
  readonly aspects: readonly string[];
  /** Theme it belongs to. */
  readonly theme: string;
  readonly score: number;
}
