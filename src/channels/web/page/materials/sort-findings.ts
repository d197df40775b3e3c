import type { SearchPassage } from "../../../../domain/answers/search.ts";

export interface Findings {
  /** The topic's words stand in these, all of them, in the paragraph or its heading. */
  readonly direct: readonly SearchPassage[];
  /** About something near it. */
  readonly near: readonly SearchPassage[];
}

/** Tells what was written on the topic itself from what the search only thinks akin. */
export function sortFindings(passages: readonly SearchPassage[], topic: string): Findings {
  const words = wordsOf(topic);
  const isDirect = ({ text, path }: SearchPassage): boolean => {
    const written = plain(`${path}\n${text}`);
    return words.every((word) => written.includes(word));
  };
  return {
    direct: passages.filter(isDirect),
    near: passages.filter((passage) => !isDirect(passage)),
  };
}

export interface FoundHeading {
  readonly heading: string;
  readonly passage: SearchPassage;
}

/** The headings the paragraphs stand under, innermost, each once, in the order of the paragraphs. */
export function headingsOf(passages: readonly SearchPassage[]): readonly FoundHeading[] {
  const found = new Map<string, SearchPassage>();
  for (const passage of passages) {
    const heading = passage.path.split(" > ").at(-1) ?? "";
    if (heading !== "" && !found.has(heading)) found.set(heading, passage);
  }
  return Array.from(found, ([heading, passage]) => ({ heading, passage }));
}

function wordsOf(topic: string): readonly string[] {
  return topic
    .split(/[\s，、；。,;]+/u)
    .map(plain)
    .filter((word) => word !== "");
}

/** Quotation marks stand in one report and not in the next. */
function plain(text: string): string {
  return text.replaceAll(/[“”‘’"'\s]/gu, "").toLowerCase();
}
