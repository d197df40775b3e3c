/** One finished evaluation, as the history keeps it. */
export interface EvaluationRecord {
  /** ISO time. */
  readonly at: string;
  /** Name of the question file. */
  readonly name: string;
  /** SHA-256 of the questions: only runs over the same ones compare. */
  readonly questionsHash: string;
  readonly generation: number;
  readonly questions: number;
  readonly recall: { readonly "1": number; readonly "5": number; readonly "10": number };
  readonly mrr10: number;
  /** Share of the answerable with every required string; null when only retrieval was scored. */
  readonly included: number | null;
}
