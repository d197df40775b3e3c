import type { Chunk } from "../../domain/documents/document.ts";
import { readArticle, type ArticleLine } from "../../domain/text/article-clauses.ts";

const leadLimit = 120;

/**
 * What the index reads before the later pieces of a split article, so that （九）…… is found by what the
 * article says of all its items: the opening of the article and, for items, the line of their 款.
 * Empty for whole articles, first pieces and anything outside 条. `chunks` are those of one document.
 */
export function leadsOf(text: string, chunks: readonly Pick<Chunk, "article" | "start" | "end">[]): string[] {
  let opening: Pick<Chunk, "article" | "start" | "end"> | null = null;
  let lines: readonly ArticleLine[] = [];
  return chunks.map((chunk, at) => {
    const before = chunks[at - 1];
    const continues =
      chunk.article !== null && chunk.article === before?.article && !beginsArticle(text, chunk);
    if (!continues || opening === null) {
      opening = chunk;
      lines = [];
      return "";
    }
    // Read once an article, and only for those that were split.
    if (lines.length === 0) lines = readArticle(text.slice(opening.start, endOfArticle(chunks, at)));
    return leadAt(text.slice(opening.start, chunk.end), lines, chunk.start - opening.start);
  });
}

function beginsArticle(text: string, chunk: Pick<Chunk, "article" | "start">): boolean {
  return chunk.article !== null && text.startsWith(chunk.article, chunk.start);
}

function endOfArticle(chunks: readonly Pick<Chunk, "article" | "end">[], at: number): number {
  let last = at;
  while (chunks[last + 1]?.article === chunks[at]?.article) last += 1;
  return chunks[last]?.end ?? 0;
}

function leadAt(article: string, lines: readonly ArticleLine[], offset: number): string {
  const line = lines.findLast((candidate) => candidate.start <= offset);
  const opening = shorten(article.slice(lines[0]?.start ?? 0, lines[0]?.end ?? 0));
  const governing = lines.find(
    (candidate) => candidate.paragraph === line?.paragraph && candidate.item === null && line.item !== null,
  );
  if (governing === undefined || governing.start === 0) return opening;
  return `${opening}\n${shorten(article.slice(governing.start, governing.end))}`;
}

/** The line up to its colon or first sentence. */
function shorten(line: string): string {
  return (/^[^：。]{1,120}[：。]/u.exec(line)?.[0] ?? line).slice(0, leadLimit);
}
