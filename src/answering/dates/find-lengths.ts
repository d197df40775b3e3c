import { foldText, pairsOf } from "../../grounding/claims/source.ts";
import { findFigures, type Figure } from "../../grounding/figures.ts";
import { stripQuestion } from "../question/strip-question.ts";

/** A length of time that a text sets, and what for. */
export interface StatedLength {
  /** As written: 一年半, 五个工作日. */
  readonly text: string;
  readonly unit: "工作日" | "日" | "个月";
  readonly count: number;
  /** What it is the length of, in the text's words: 党员受到警告处分. */
  readonly matter: string;
  /** 提前四个月, 届满前: it is counted back from the day. */
  readonly isBefore: boolean;
  readonly bound: "least" | "most" | null;
  /** Where it stands in the passage. */
  readonly start: number;
  /** How near what it is for comes to the question; higher is nearer. */
  readonly likeness: number;
}

/** Lengths longer than this are no periods anybody counts out. */
const longest = { 工作日: 60, 日: 400, 个月: 240 } as const;
/** Periods a question may name, and how texts speak of them. */
const periods: readonly (readonly [RegExp, RegExp])[] = [
  [/公示/u, /公示/u],
  [/影响期|处分期/u, /影响期|处分期|受到[^，。；]{2,8}处分/u],
  [/预备期|转正/u, /预备期/u],
  [/试用期/u, /试用/u],
  [/任期|届期|换届/u, /任期|届满|每届|换届/u],
  [/提前|请示/u, /提前|前|请示/u],
];
/** One length in all texts, whichever sets it. */
const uniform = /影响期|预备期|试用期/u;
const stretch = /[^，。；：、\n（）()]+/gu;
const named = 0.3;
const sameFigure = 0.5;

/** Whether the question names a period that is the same for everyone, so that any text may say how long it is. */
export function namesUniformPeriod(question: string): boolean {
  return uniform.test(question);
}

/** Every length a passage sets, in the order of the text; only those of the period that the question names. */
export function findLengths(question: string, passage: string): StatedLength[] {
  const wanted = periods.filter(([said]) => said.test(question)).map(([, written]) => written);
  const countsBack = /提前/u.test(question);
  const asked = findFigures(question);
  const sought = pairsOf(foldText(stripQuestion(question)));
  const lengths: StatedLength[] = [];
  for (const { 0: words, index } of passage.matchAll(stretch)) {
    let from = 0;
    for (const figure of findFigures(words)) {
      const length = toLength(figure, words);
      if (length === null || (countsBack && !length.isBefore)) continue;
      const matter = words.slice(from, figure.start);
      from = figure.start + length.text.length;
      const context = matter + words.slice(from);
      const isNamed = wanted.length === 0 ? 0 : wanted.some((period) => period.test(context)) ? named : -1;
      if (isNamed < 0) continue;
      const isAsked = asked.some((one) => one.unit === figure.unit && one.value === figure.value);
      const likeness = alike(sought, pairsOf(foldText(context))) + isNamed + (isAsked ? sameFigure : 0);
      lengths.push({ ...length, matter: matter.trim(), start: index + figure.start, likeness });
    }
  }
  return lengths;
}

function toLength(
  figure: Figure,
  words: string,
): Pick<StatedLength, "text" | "unit" | "count" | "isBefore" | "bound"> | null {
  const isHalfMore = figure.unit === "年" && words.startsWith("半", figure.end);
  const text = figure.text.replace(/^[^\d零〇一二两三四五六七八九十半百]+/u, "") + (isHalfMore ? "半" : "");
  const measured = measure(figure, isHalfMore);
  if (measured === null || !Number.isInteger(measured.count) || measured.count < 1) return null;
  if (measured.count > longest[measured.unit]) return null;
  const after = words.slice(figure.end + (isHalfMore ? 1 : 0));
  const isBefore =
    /提前[^，。；]{0,4}$/u.test(words.slice(0, figure.start)) || /^(?:以|之)?前(?!款|条|项)/u.test(after);
  const bound = figure.bound === "least" || figure.bound === "over" ? "least" : limit(words, figure);
  return { ...measured, text, isBefore, bound };
}

/** 应当在一个月内: by then at the latest; 受到警告处分一年内 only says how long. */
function limit(words: string, { bound }: Figure): "most" | null {
  return bound === "most" && /应当|必须|须|不超过|最长|至迟/u.test(words) ? "most" : null;
}

function measure(
  { unit, value }: Figure,
  isHalfMore: boolean,
): { unit: StatedLength["unit"]; count: number } | null {
  if (unit === "工作日" || unit === "日" || unit === "个月") return { unit, count: value };
  if (unit === "周") return { unit: "日", count: value * 7 };
  if (unit === "年" && value < 100) return { unit: "个月", count: value * 12 + (isHalfMore ? 6 : 0) };
  return null;
}

/** Share of pairs that two wordings have in common, 0–1. */
function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}
