import type { DraftOutline, OutlineSection, ProposedOutline } from "../../../../../domain/writing/draft.ts";

/** As many as the server takes. */
export const mostSections = 20;
const [fewestWords, mostWords] = [60, 5000];

export function changeSection(
  sections: readonly OutlineSection[],
  index: number,
  change: Partial<OutlineSection>,
): OutlineSection[] {
  return sections.map((section, at) => (at === index ? { ...section, ...change } : section));
}

/** Changes places with its neighbour; at the end it stays where it is. */
export function moveSection(
  sections: readonly OutlineSection[],
  index: number,
  step: 1 | -1,
): readonly OutlineSection[] {
  const [moved, neighbour] = [sections[index], sections[index + step]];
  if (moved === undefined || neighbour === undefined) return sections;
  return sections.map((section, at) => (at === index ? neighbour : at === index + step ? moved : section));
}

/** As long as the others are on average. */
export function newSection(sections: readonly OutlineSection[]): OutlineSection {
  const sum = sections.reduce((total, { words }) => total + words, 0);
  return {
    heading: "",
    words: Math.max(fewestWords, Math.round(sum / Math.max(1, sections.length))),
    facts: [],
  };
}

/** What is sent: headings without blanks, lengths as the server takes them. */
export function toOutline({ title, sections }: ProposedOutline): DraftOutline {
  return {
    title: title.trim(),
    sections: sections.map(({ heading, words, facts }) => ({
      heading: heading.trim(),
      words: Math.round(Math.min(mostWords, Math.max(fewestWords, words || fewestWords))),
      facts,
    })),
  };
}
