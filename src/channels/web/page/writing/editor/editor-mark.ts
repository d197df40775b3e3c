/** Something to know about a stretch of the text, shown on hover and on focus. */
export interface EditorMark {
  readonly start: number;
  readonly end: number;
  readonly look: "fact" | "source" | "unsupported" | "finding";
  readonly title: string;
  readonly lines: readonly string[];
  /** What can be done from the card. */
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** Marks with the text that their offsets are into. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly EditorMark[];
}
