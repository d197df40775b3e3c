import { normaliseForSearch } from "../../retrieval/indexing/normalise-numerals.ts";
import { tokenize, type Term } from "../../retrieval/indexing/tokenize.ts";
import { stripQuestion } from "../question/strip-question.ts";
import type { ReadQuestion } from "../question/read-question.ts";
import type { ReadClause, ReadSegment } from "./sources.ts";

export interface ScoredSegment extends ReadSegment {
  /** Share (0–1) of the question's term weight in it, its lead and the document's title. */
  readonly coverage: number;
  readonly hasFigure: boolean;
}

export interface ScoredClause extends ReadClause {
  readonly score: number;
  readonly features: ClauseFeatures;
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
const wantsBan = /不适|不符合|不称职|不合格/u;
const opensSteps = /程序(?:进行|办理|是)?[^。；]{0,4}：/u;
const opensBan = /不得|不能|不予/u;

/** What speaks for a clause, each 0–1 (`distance`: how far below the best passage retrieval put it). */
export type ClauseFeatures = Readonly<Record<keyof typeof clauseShares, number>>;

/**
 * Weights fitted to the odd questions and some eighty written by hand, by a regularised softmax over
 * candidates; six-fold checked.
 */
export const clauseShares = {
  distance: -0.8,
  clause: 0.15,
  focus: 0.29,
  opening: 0.08,
  figure: 0.26,
  near: 0.31,
  count: 0.16,
  announced: 0.34,
  row: 0.39,
  list: 0.17,
  steps: 0.05,
  stepsUnasked: -0.13,
  ban: 0.14,
  banUnasked: -0.3,
  mode: 0.04,
  unnumbered: -0.18,
  defines: 0.3,
  spelledOut: 0.4,
} as const;

export function scoreClause(clause: ReadClause, distance: number, question: ReadQuestion): ScoredClause {
  const { frame } = clause;
  const segments = clause.segments.map((segment): ScoredSegment => ({
    ...segment,
    coverage: coverageOf(question, segment.terms, frame),
    hasFigure: question.figure?.test(segment.text.normalize("NFKC")) ?? true,
  }));
  const coverage = coverageOf(question, clause.terms, frame);
  const focus = Math.max(0, ...segments.map((segment) => segment.coverage));
  const hasFigure = question.figure === null || segments.some((segment) => segment.hasFigure);
  const features = {
    distance,
    clause: coverage,
    focus,
    ...featuresOf(clause, segments, question, hasFigure),
  };
  const score = Object.entries(clauseShares).reduce(
    (sum, [name, share]) => sum + share * features[name as keyof ClauseFeatures],
    0,
  );
  return { ...clause, score, features, coverage, segments, focus, hasFigure };
}

function featuresOf(
  clause: ReadClause,
  segments: readonly ScoredSegment[],
  question: ReadQuestion,
  hasFigure: boolean,
): Omit<ClauseFeatures, "clause" | "focus" | "distance"> {
  const { kinds } = question;
  const items = segments.filter((segment) => segment.role === "item").length;
  const bansAsked = bans.test(question.text);
  const nearest = segments.reduce<ScoredSegment | null>(
    (best, segment) => (best === null || segment.coverage > best.coverage ? segment : best),
    null,
  );
  const is = (holds: boolean): number => (holds ? 1 : 0);
  return {
    figure: is(question.figure !== null && hasFigure),
    list: is(kinds.includes("list") && (items >= 2 || enumerates.test(clause.text))),
    count: is(question.count !== null && holdsCount(clause.text, items, question.count)),
    announced: is(announces(clause.text, question.listed)),
    row: is(listsInRow(clause.text, question.listed)),
    steps: is(kinds.includes("steps") && procedural.test(clause.text)),
    stepsUnasked: is(!kinds.includes("steps") && opensSteps.test(clause.text)),
    ban: is(bansAsked && bans.test(`${nearest?.lead?.text ?? ""}${nearest?.text ?? ""}`)),
    banUnasked: is(
      kinds.includes("list") && !bansAsked && !wantsBan.test(question.text) && isListOfBans(segments),
    ),
    opening: segments[0]?.coverage ?? 0,
    near: Math.max(0, ...segments.map((segment) => nearFigure(segment.text, question))),
    mode: is(kinds.includes("yes-no") && /不得|可以|应当|必须|不能|不宜|可/u.test(clause.text)),
    unnumbered: is(clause.article === null && clause.document.kind === "policy"),
    spelledOut: spellsOut(clause.text, question),
    defines: kinds.includes("definition") ? defines(clause, question.text) : 0,
  };
}

/** Share of the members of a list that the question names: 三会一课. */
function spellsOut(text: string, { kinds, spelledOut }: ReadQuestion): number {
  if (spelledOut.length === 0 || !kinds.some((kind) => kind === "list" || kind === "definition")) return 0;
  const plain = normaliseForSearch(text);
  const shares = spelledOut.map(
    (members) => members.filter((one) => plain.includes(one)).length / members.length,
  );
  return Math.max(...shares);
}

/** 1: it says what the thing is; 0.5: its first sentence is about the thing. */
function defines({ text, article }: ReadClause, question: string): number {
  const thing = stripQuestion(question).replaceAll(" ", "");
  if (thing.length < 2) return 0;
  const saysWhat = new RegExp(
    `(?:^|[\\s，。；：“])(?:本[规条办]定?[例法]?所称)?${thing}”?[，、]?(?:，?是指|是|指)`,
    "u",
  );
  if (saysWhat.test(text)) return 1;
  const start = article === null || !text.startsWith(article) ? 0 : article.length;
  return text.slice(start, start + thing.length + 4).includes(thing) ? 0.5 : 0;
}

/** So many items, or so many members of one row: 优秀、称职、基本称职、不称职. */
function holdsCount(text: string, items: number, count: number): boolean {
  if (items === count) return true;
  return (text.match(row) ?? []).some((members) => members.split("、").length === count);
}

const row = /[^，。；：\n]{1,24}(?:、[^，。；：\n、]{1,24})+/gu;

/** The clause says that it lists what was asked for. */
function announces(text: string, things: readonly string[]): boolean {
  return things.some((thing) =>
    new RegExp(
      `${thing}(?:的)?(?:包括|主要有|主要是|有|分为|分别为|为|是)|(?:下列|以下|下述)[^。；：]{0,10}${thing}|${thing}[^。；，]{0,8}(?:如下)?：`,
      "u",
    ).test(text),
  );
}

const member = "[^，。；：\\n、]{1,24}";

/** Three members or more in one row with the thing asked for: A、B、C等方式, 种类为A、B、C. */
function listsInRow(text: string, things: readonly string[]): boolean {
  return things.some((thing) =>
    new RegExp(
      `${member}(?:、${member}){2,}[^，。；\\n]{0,8}${thing}|${thing}[^，。；\\n]{0,8}(?:包括|分为|有|为|是|：)${member}(?:、${member}){2,}`,
      "u",
    ).test(text),
  );
}

/** Every list of the clause names what is not allowed. */
function isListOfBans(segments: readonly ScoredSegment[]): boolean {
  const leads = segments.flatMap(({ lead }) => (lead === null ? [] : [lead.text]));
  return leads.length > 0 && leads.every((lead) => opensBan.test(lead));
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
    // 占地区生产总值比重达到4.1%: the figure is of something else.
    if (window.includes("占") && !question.text.includes("占")) continue;
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
