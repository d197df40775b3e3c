import type { Chunk } from "./document.ts";

/** A heading of a document, or one of its articles, with what stands below it. */
export interface OutlineEntry {
  /** `第三章 培训内容与方式` or `第十四条`. */
  readonly title: string;
  /** Where it begins in the document's text. */
  readonly start: number;
  readonly end: number;
  readonly children: readonly OutlineEntry[];
}

interface GrowingEntry extends OutlineEntry {
  end: number;
  readonly children: GrowingEntry[];
}

/** The headings of a document with the articles below each, in the order of its text. */
export function outlineOf(chunks: readonly Chunk[]): readonly OutlineEntry[] {
  const top: GrowingEntry[] = [];
  for (const { path, article, start, end } of chunks) {
    let level = top;
    for (const title of article === null ? path : [...path, article]) {
      let entry = level.at(-1);
      if (entry?.title !== title) {
        entry = { title, start, end, children: [] };
        level.push(entry);
      }
      entry.end = end;
      level = entry.children;
    }
  }
  return top;
}
