/** One line of a document, whatever its format. */
export interface Line {
  readonly text: string;
  /** Markdown or style heading level 1–6; 0 for text that is not marked as a heading. */
  readonly level: number;
  /**
   * Where on the page it stood, when not in the running text: marks such as 机密 are looked for there,
   * and page headers never become text of the document.
   */
  readonly place?: "header" | "textbox";
}
