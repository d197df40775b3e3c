/** A verbatim stretch of a document, by the document's offsets. */
export interface Excerpt {
  readonly start: number;
  readonly end: number;
}

/**
 * In the text's order; stretches with only white space between them become one. `text` begins at
 * `offset` of the document.
 */
export function mergeExcerpts(text: string, offset: number, excerpts: readonly Excerpt[]): Excerpt[] {
  const merged: Excerpt[] = [];
  for (const excerpt of excerpts.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last !== undefined && text.slice(last.end - offset, excerpt.start - offset).trim() === "") {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, excerpt.end) };
    } else merged.push({ start: excerpt.start, end: excerpt.end });
  }
  return merged;
}
