import { tokenize, type Term } from "../../retrieval/indexing/tokenize.ts";
import type { ReadQuestion } from "../question/read-question.ts";
import type { Clause } from "./clause.ts";
import { segmentClause, type Segment } from "./segment.ts";

export interface ScoredSegment extends Segment {
  /** Share (0–1) of the question's term weight in it, its lead and the document's title. */
  readonly coverage: number;
  readonly terms: ReadonlySet<Term>;
  readonly hasFigure: boolean;
}

export interface ScoredClause extends Clause {
  readonly score: number;
  /** Share (0–1) of the question's term weight in clause, title and path. */
  readonly coverage: number;
  readonly segments: readonly ScoredSegment[];
  /** Best coverage of one segment. */
  readonly focus: number;
  /** It holds a figure of the kind asked for (true when none is asked for). */
  readonly hasFigure: boolean;
}

const enumerates = /(?:分为|包括|主要有|是指|设|采取)[^。；]{2,90}、|、[^。；]{1,40}(?:等次|种|类|方式)/u;
const procedural = /程序|步骤|手续|依次|按照下列|[（(]三[）)]/u;
const bans = /不得|不能|不许|不准|禁止|严禁|不予|不让|不宜/u;

/** Weights of the parts of a clause's score; set by ablation on the odd questions. */
export const clauseShares = {
  clause: 0.1,
  focus: 0.2,
  retrieval: 0.7,
  figure: 0.25,
  count: 0.15,
  list: 0.06,
  steps: 0.1,
  mode: 0.05,
  ban: 0.1,
  near: 0.2,
} as const;

/** `distance`: how far below the best passage retrieval put it, on retrieval's scale. */
export function scoreClause(clause: Clause, distance: number, question: ReadQuestion): ScoredClause {
  const frame = new Set(tokenize(`${clause.document.title} ${clause.path.join(" ")}`));
  const segments = segmentClause(clause).map((segment): ScoredSegment => {
    const terms = new Set(
      tokenize(segment.lead === null ? segment.text : `${segment.lead.text} ${segment.text}`),
    );
    return {
      ...segment,
      terms,
      coverage: coverageOf(question, terms, frame),
      hasFigure: question.figure?.test(segment.text.normalize("NFKC")) ?? true,
    };
  });
  const all = new Set(segments.flatMap((segment) => [...segment.terms]));
  const coverage = coverageOf(question, all, frame);
  const focus = Math.max(0, ...segments.map((segment) => segment.coverage));
  const hasFigure = question.figure === null || segments.some((segment) => segment.hasFigure);
  const items = segments.filter((segment) => segment.role === "item").length;
  let score = clauseShares.clause * coverage + clauseShares.focus * focus - clauseShares.retrieval * distance;
  if (question.figure !== null && hasFigure) score += clauseShares.figure;
  if (question.kinds.includes("list") && (items >= 2 || enumerates.test(clause.text)))
    score += clauseShares.list;
  if (question.kinds.includes("steps") && procedural.test(clause.text)) score += clauseShares.steps;
  if (bans.test(question.text) && bans.test(clause.text)) score += clauseShares.ban;
  score += clauseShares.near * Math.max(0, ...segments.map((segment) => nearFigure(segment.text, question)));
  if (question.count !== null && items === question.count) score += clauseShares.count;
  if (question.kinds.includes("yes-no") && /不得|可以|应当|必须|不能|不宜|可/u.test(clause.text))
    score += clauseShares.mode;
  return { ...clause, score, coverage, segments, focus, hasFigure };
}

/** Characters before and after a figure in which what it measures is named: 预备期为一年. */
const before = 14;
const after = 8;

/** Share (0–1) of the question's weight that stands right beside a figure of the kind asked for. */
function nearFigure(text: string, question: ReadQuestion): number {
  if (question.figure === null) return 0;
  let best = 0;
  for (const match of text.matchAll(new RegExp(question.figure, "gu"))) {
    const window = text.slice(Math.max(0, match.index - before), match.index + match[0].length + after);
    best = Math.max(best, coverageOf(question, new Set(tokenize(window)), noTerms));
  }
  return best;
}

const noTerms: ReadonlySet<Term> = new Set();

/** Title and headings say what a clause is about, but less surely than its own words. */
const frameShare = 0.7;

export function coverageOf(
  question: Pick<ReadQuestion, "terms" | "expansions">,
  terms: ReadonlySet<Term>,
  frame: ReadonlySet<Term>,
): number {
  let total = 0;
  let covered = 0;
  for (const [term, weight] of question.terms) {
    total += weight;
    if (terms.has(term)) covered += weight;
    else if (frame.has(term)) covered += weight * frameShare;
  }
  for (const [term, weight] of question.expansions) if (terms.has(term)) covered += weight;
  return total === 0 ? 0 : Math.min(1, covered / total);
}
