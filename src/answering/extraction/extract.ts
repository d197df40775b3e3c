import type { ReadQuestion } from "../question/read-question.ts";
import type { ScoredClause } from "../selection/score-clause.ts";
import { mergeExcerpts, type Excerpt } from "./excerpt.ts";
import { findLists, type ListGroup } from "./extract-list.ts";
import { extractSentences } from "./extract-sentences.ts";

/** An article up to this length is quoted whole: half of all articles are shorter than 110 characters. */
const wholeArticle = 330;
/** Steps are read in one go. */
const wholeProcedure = 700;

/** The words of a clause that answer, in its order, by the document's offsets. */
export function extract(clause: ScoredClause, question: ReadQuestion): Excerpt[] {
  return mergeExcerpts(clause.text, clause.start, choose(clause, question));
}

function choose(clause: ScoredClause, question: ReadQuestion): Excerpt[] {
  const [first] = clause.segments;
  const body = { start: first?.start ?? clause.start, end: clause.end };
  const length = body.end - body.start;
  const asked = question.kinds.includes("list") || question.kinds.includes("steps");
  if (clause.article !== null && length <= wholeArticle) return [body];
  const named = namedMembers(clause, question);
  if (named !== null) return named;
  const lists = findLists(clause);
  if (asked && lists.length > 0) return listAnswer(clause, lists, question);
  if (clause.article !== null && question.kinds.includes("steps") && length <= wholeProcedure) return [body];
  return extractSentences(clause, question);
}

/** Of 四个意识 the one sentence that names all four. */
function namedMembers(clause: ScoredClause, { kinds, spelledOut }: ReadQuestion): Excerpt[] | null {
  if (!kinds.some((kind) => kind === "list" || kind === "definition")) return null;
  const found = clause.segments.find(({ text }) =>
    spelledOut.some((members) => members.every((one) => text.includes(one))),
  );
  if (found === undefined) return null;
  return found.lead === null ? [found] : [found.lead, found];
}

/** The whole list that fits, and a sentence outside it when that one is nearer to the question. */
function listAnswer(clause: ScoredClause, lists: readonly ListGroup[], question: ReadQuestion): Excerpt[] {
  const right = lists.find((list) => list.items.length === question.count);
  const best = right ?? lists.reduce((a, b) => (b.coverage > a.coverage ? b : a));
  const outside = clause.segments.filter((segment) => segment.end <= best.start || segment.start >= best.end);
  const nearer = outside.filter((segment) => segment.coverage > best.coverage * 1.15);
  if (nearer.length > 0 && right === undefined) {
    const sentences = extractSentences({ ...clause, segments: nearer }, question);
    return question.kinds[0] === "list" ? [best, ...sentences] : sentences;
  }
  return [best];
}
