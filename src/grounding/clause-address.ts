import { readArticle } from "../domain/text/article-clauses.ts";
import { toChineseNumeral } from "../domain/text/numerals.ts";

/**
 * Where a quotation lies in its article: `第十四条第二款第（三）项`. An article of a single 款 is cited
 * without 第一款. A quotation that spans several 款 is addressed by the article alone, one that spans
 * several 项 by their 款; the lines of a 目 by the 项 above them. Offsets are those of `articleText`.
 */
export function clauseAddress(article: string, articleText: string, start: number, end: number): string {
  const lines = readArticle(articleText);
  const touched = lines.filter((line) => line.end > start && line.start < end);
  const first = touched[0];
  if (first === undefined || touched.some((line) => line.paragraph !== first.paragraph)) return article;
  const paragraphs = lines.at(-1)?.paragraph ?? 0;
  const clause = paragraphs > 1 ? `第${toChineseNumeral(first.paragraph)}款` : "";
  if (first.item === null || touched.some((line) => line.item !== first.item)) return article + clause;
  return `${article}${clause}第（${first.item}）项`;
}
