/** Longer lines that a style calls a heading are paragraphs typed in that style. */
const headingLimit = 60;

/**
 * The level of a line that its format marks as a heading: 0 when it reads as a paragraph
 * (`（一）深化学习教育。突出……` typed in a heading style), so that its text is not taken for a heading.
 */
export function headingLevel(text: string, level: number): number {
  const isParagraph = text.length > headingLimit || /[。；;，,：:]/u.test(text.replace(/[：:](?=\S)/u, ""));
  return isParagraph ? 0 : Math.max(0, Math.min(6, level));
}
