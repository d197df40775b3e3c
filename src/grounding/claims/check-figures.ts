import { findFigures, hedges, sameValue, type Figure } from "../figures.ts";
import type { Claim } from "./claim.ts";
import { findConfused } from "./confused-terms.ts";
import { foldText, pairsOf, shareIn, type PreparedSource } from "./source.ts";

/** Characters on either side of a figure that say what it measures. */
const subjectReach = 16;
/** How far before a figure its hedge may stand. */
const hedgeReach = 24;
/** A figure whose rival's surroundings fit the claim so much better belongs to another subject. */
const subjectGap = 0.34;

/** Why a figure of the claim does not stand in the cited passages as it is put there; null when all do. */
export function checkFigures(claim: Claim, cited: readonly PreparedSource[]): string | null {
  // 公示期为零: no number with a unit, and a rule all the same.
  if (/[为是]零(?![\p{Script=Han}])/u.test(claim.text) && !cited.some(({ text }) => /零|0/u.test(text)))
    return "“零”未见于所引条文";
  for (const figure of findFigures(claim.text)) {
    const mayName = !dateUnits.has(figure.unit) || isDatePart(claim.text, figure);
    if (mayName && cited.some((source) => source.named.some((named) => sameValue(figure, named)))) continue;
    const alike = cited.flatMap((source) =>
      source.figures.filter((other) => sameValue(figure, other)).map((other) => ({ source, other })),
    );
    if (alike.length === 0 && isArticle(figure, cited)) continue;
    if (alike.length === 0) return `“${figure.text}”未见于所引条文`;
    const fitting = alike.filter(({ other }) => fits(figure, other, claim.text));
    if (fitting.length === 0) return `“${figure.text}”的界限（不少于、不超过、一般等）与所引条文不一致`;
    if (belongsElsewhere(figure, claim, fitting, cited)) return `“${figure.text}”在所引条文中说的是另一事项`;
  }
  return null;
}

const dateUnits: ReadonlySet<string> = new Set(["年", "月", "日"]);

/** Of a calendar date: the 1日 of 3月1日 is no length of time, and grounds none. */
function isDatePart(text: string, { start, end, unit, value }: Figure): boolean {
  if (unit === "年") return value >= 1900;
  if (unit === "日") return /月\s?$/u.test(text.slice(Math.max(0, start - 2), start));
  return (
    /年\s?$/u.test(text.slice(Math.max(0, start - 2), start)) ||
    /^\s?\d{1,2}日/u.test(text.slice(end, end + 4))
  );
}

/** 一个党支部: “a”, unless the passages count that way. */
function isArticle(figure: Figure, cited: readonly PreparedSource[]): boolean {
  if (figure.value !== 1 || figure.unit !== "个" || figure.bound !== null) return false;
  return !cited.some((source) => source.figures.some(({ unit }) => unit === "个"));
}

/** Bound and hedge are kept, and none is added. */
function fits(figure: Figure, other: Figure, text: string): boolean {
  if (figure.bound !== other.bound) return false;
  return other.usual ? isHedged(figure, text) : !figure.usual;
}

/** 一般 or 原则上 in the stretch of the figure, or shortly before it. */
function isHedged(figure: Figure, text: string): boolean {
  const left = text.slice(0, figure.start);
  const stretch = left.split(/[，,。；;]/u).at(-1) ?? "";
  return hedges.test(stretch) || hedges.test(left.slice(-hedgeReach));
}

/** 县处级550学时、乡科级90学时: both figures are there, but each has its subject. */
function belongsElsewhere(
  figure: Figure,
  claim: Claim,
  fitting: readonly { readonly source: PreparedSource; readonly other: Figure }[],
  cited: readonly PreparedSource[],
): boolean {
  const clause = clauseOf(claim.text, figure);
  if (fitting.every(({ source, other }) => findConfused(clause, clauseOf(source.text, other)) !== null))
    return true;
  const around = pairsOf(surroundings(claim.text, figure));
  if (around.size < 3) return false;
  const own = Math.max(...fitting.map(({ source, other }) => fitOf(around, source, other)));
  const rivals = cited.flatMap((source) =>
    source.figures
      .filter((other) => isRival(other, figure) && !fitting.some((one) => one.other === other))
      .map((other) => fitOf(around, source, other)),
  );
  return Math.max(0, ...rivals) - own > subjectGap;
}

const spans = new Set(["年", "个月", "周", "日", "工作日", "小时"]);

/** 一年 may stand where 一个月 belongs: all lengths of time compete. */
function isRival(other: Figure, figure: Figure): boolean {
  return other.unit === figure.unit || (spans.has(other.unit) && spans.has(figure.unit));
}

function fitOf(around: ReadonlySet<string>, source: PreparedSource, figure: Figure): number {
  return shareIn(around, pairsOf(surroundings(source.text, figure)));
}

/** Between semicolons and full stops. */
function clauseOf(text: string, figure: Figure): string {
  const left =
    text
      .slice(0, figure.start)
      .split(/[。；;\n]/u)
      .at(-1) ?? "";
  return left + (text.slice(figure.start).split(/[。；;\n]/u)[0] ?? "");
}

/** The words near a figure within its clause. */
function surroundings(text: string, figure: Figure): string {
  const left = text.slice(Math.max(0, figure.start - subjectReach), figure.start);
  const right = text.slice(figure.end, figure.end + subjectReach);
  return foldText(`${left.split(/[。；;\n]/u).at(-1) ?? ""} ${right.split(/[。；;，,\n]/u)[0] ?? ""}`);
}
