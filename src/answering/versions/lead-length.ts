const lead = /^\s*第[^条]{1,12}条(?:之[一二三四五六七八九十]+)?\s*/u;

/** Characters of an article's number and the space behind it, where its words begin. */
export function leadLength(text: string, article: string | null): number {
  return article === null ? 0 : (lead.exec(text)?.[0].length ?? 0);
}
