import type { Answer, Citation, RelatedClause, Unsupported } from "../domain/answers/answer.ts";

/** An answer without what only the request knows. */
export interface Outcome {
  readonly outcome: Answer["outcome"];
  readonly mode: Answer["mode"];
  /** Pieces of the answer's text in order; each is one text-delta. */
  readonly pieces: readonly string[];
  readonly citations: readonly Citation[];
  readonly unsupported: readonly Unsupported[];
  readonly nearest: readonly RelatedClause[];
  readonly related: readonly RelatedClause[];
  readonly notes: readonly string[];
  readonly table?: Answer["table"] | undefined;
}

/** Words of ours alone: small talk, a refusal. */
export function plainOutcome(outcome: Answer["outcome"], text: string): Outcome {
  return {
    outcome,
    mode: "extractive",
    pieces: [text],
    citations: [],
    unsupported: [],
    nearest: [],
    related: [],
    notes: [],
  };
}
