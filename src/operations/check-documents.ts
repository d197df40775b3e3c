import type { Chunk } from "../domain/documents/document.ts";
import type { DocumentsCheck } from "../domain/documents/view.ts";
import type { GenerationReader } from "../ports/store.ts";

/** 条 at the start of a stored line, found without the parser that made the chunks. */
const articleLine =
  /(?<=^|\n)(第[零〇一二三四五六七八九十百千两\d]{1,8}条(?:之[一二三四五六七八九十\d]{1,3})?)(?=\u3000|\n|$)/gu;
const headingLimit = 80;

/** Counts over every stored document how well articles and chunks agree. */
export function checkDocuments(
  reader: GenerationReader,
  files: readonly { readonly id: number; readonly file: string }[],
): DocumentsCheck {
  let articles = 0;
  let withTwo = 0;
  let chunkCount = 0;
  let exact = 0;
  const split: { file: string; article: string; length: number }[] = [];
  for (const { id, file } of files) {
    const text = reader.documentById(id)?.text ?? "";
    const chunks = reader.chunksOf(id);
    const marks = [...text.matchAll(articleLine)];
    articles += marks.length;
    for (const [at, mark] of marks.entries()) {
      const end = marks[at + 1]?.index ?? text.length;
      const article = mark[1] ?? "";
      if (!isWhole(text, chunks, article, mark.index, end))
        split.push({ file, article, length: end - mark.index });
    }
    chunkCount += chunks.length;
    withTwo += chunks.filter(
      (chunk) => marks.filter(({ index }) => index >= chunk.start && index < chunk.end).length > 1,
    ).length;
    exact += chunks.filter((chunk, at) => isExact(text, chunk, chunks[at - 1])).length;
  }
  return {
    documents: files.length,
    articles,
    whole: articles - split.length,
    chunks_with_two: withTwo,
    offsets_exact: chunkCount === 0 ? 1 : exact / chunkCount,
    split,
  };
}

/** One chunk begins where the article begins, no other one goes on with it, and only headings lie after it. */
function isWhole(
  text: string,
  chunks: readonly Chunk[],
  article: string,
  start: number,
  end: number,
): boolean {
  const at = chunks.findIndex((chunk) => chunk.start === start);
  const chunk = chunks[at];
  const next = chunks[at + 1];
  if (chunk === undefined || chunk.article !== article || chunk.end > end) return false;
  if (next !== undefined && next.start < end && next.article === article) return false;
  const gap = text.slice(chunk.end, Math.min(end, next?.start ?? text.length));
  return gap.split("\n").every((line) => line.length <= headingLimit);
}

function isExact(text: string, { start, end }: Chunk, before: Chunk | undefined): boolean {
  const isInside = start >= (before?.end ?? 0) && end > start && end <= text.length;
  if (!isInside) return false;
  const slice = text.slice(start, end);
  return slice === slice.trim() && slice.isWellFormed();
}
