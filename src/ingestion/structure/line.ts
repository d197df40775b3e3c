/** One cleaned line of a document. */
export interface Line {
  readonly text: string;
  /** Markdown or style heading level 1–6; 0 for text that is not marked as a heading. */
  readonly level: number;
}
