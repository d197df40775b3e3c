import type { Chunk } from "../../domain/document.ts";
import { readArticle } from "../../domain/article-clauses.ts";

const leadLimit = 120;

/**
 * What the index reads before the later pieces of a split article, so that （九）…… is found by what the
 * article says of all its items: the opening of the article and, for items, the line of their 款.
 * Empty for whole articles, first pieces and anything outside 条. `chunks` are those of one document.
 */
export function leadsOf(text: string, chunks: readonly Pick<Chunk, "article" | "start" | "end">[]): string[] {
  let opening: Pick<Chunk, "article" | "start" | "end"> | null = null;
  return chunks.map((chunk, at) => {
    const before = chunks[at - 1];
    const continues =
      chunk.article !== null && chunk.article === before?.article && !beginsArticle(text, chunk);
    if (!continues || opening === null) {
      opening = chunk;
      return "";
    }
    return leadAt(text.slice(opening.start, chunk.end), chunk.start - opening.start);
  });
}

function beginsArticle(text: string, chunk: Pick<Chunk, "article" | "start">): boolean {
  return chunk.article !== null && text.startsWith(chunk.article, chunk.start);
}

function leadAt(article: string, offset: number): string {
  const lines = readArticle(article);
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
