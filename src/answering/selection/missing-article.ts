import { articleKey } from "../../retrieval/understanding/read-articles.ts";
import type { ReadQuestion } from "../question/read-question.ts";
import type { Clause } from "./clause.ts";
import { nameTitle } from "../wording/lead-line.ts";

/** 《公务员法》第二百条: a held regulation that has no such article; null where every article asked for is there. */
export function missingArticle(candidates: readonly Clause[], question: ReadQuestion): string | null {
  const named = candidates.filter(({ document }) => question.namedIds.has(document.id));
  const [first] = named;
  if (first === undefined) return null;
  const held = new Set(named.map(({ article }) => (article === null ? null : articleKey(article))));
  const absent = question.articles.filter((key) => !held.has(key));
  if (absent.length === 0) return null;
  return `${nameTitle(first.document.title)}第${absent.join("、")}条`;
}
