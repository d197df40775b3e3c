import { toNumber } from "../domain/text/numerals.ts";
import { findFrequencies, findHalves } from "./word-figures.ts";

/** A number with what belongs to it: its unit, its bound and its hedge. 12天, 不少于20%, 第十四条, 每季度. */
export interface Figure {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** One word for equal units: 名 and 位 are 人, 天 is 日; 工作日, 人次 stay apart. */
  readonly unit: string;
  readonly bound: Bound;
  /** 一般, 原则上: exceptions are thought of. */
  readonly usual: boolean;
}

/** 以上 and 不少于 include the number, 超过 (`over`) and 不足 (`under`) do not. */
export type Bound = "least" | "most" | "over" | "under" | "about" | null;

const number = "(?:\\d[\\d,]*(?:\\.\\d+)?|[零〇○一二两三四五六七八九十百千]+)";
const units = [
  "个工作日|工作日|个百分点|百分点|个月|个?小时|个?学时|个?学分|分钟|人次|周岁|平方公里|平方千米|平方米|立方米|公里|千米|万元|亿元|元|季度|岁|年|月|日|天|周",
  "次|名|人|位|个|条|款|项|目|章|节|届|级|档|倍|票|份|件|期|家|户|所|种|类|门|吨|亩|公顷|米|场|篇|支|套|批|张|台|辆|座|轮|代|步|字|分|号|等(?=[功奖次级])|%",
].join("|");
/** 一年半, 两天半; not the 半 of 一年半数以上 or 一年半年. */
const half = "(?<=年|个月|[周天日]|小时|学时)半(?![数年径])";
const pattern = new RegExp(
  [
    `(?<base>百|${number})分之(?<share>${number})`,
    "(?<top>\\d{1,2})/(?<bottom>\\d{1,2})(?![\\d/])",
    `(?<ordinal>第)?(?<value>${number})(?<scale>[万亿]+)?(?:余|多)?(?<unit>${units})?(?<half>${half})?`,
  ].join("|"),
  "gu",
);
/** 三至五人: the first number has the second's unit. */
const rangeAfter = new RegExp(`^(?:至|到|—+|－|-|～|~)(?:第)?${number}(?:[万亿]+)?(?<unit>${units})`, "u");
const isDigit = /\d/u;
const digitYear = /^[〇○零一二三四五六七八九]{4}$/u;

/** Words between a bound and its number: 总数不超过领导班子职数的, 至少对村党组织书记培训. */
const gap = "(?:[^，。；、,;\\d一二两三四五六七八九十]|[一二三四五六七八九十]级、?){0,16}$";
const before: readonly (readonly [Exclude<Bound, null>, RegExp])[] = [
  ["least", new RegExp(`(?:不(?:得|能)?少于|不(?:得|能)?低于|不短于|不小于|至少|最少|最低|起码)${gap}`, "u")],
  ["most", new RegExp(`(?:(?:不|未)(?:得|能|可)?超过|不多于|不高于|不长于|至多|最多|最长|最迟)${gap}`, "u")],
  ["over", new RegExp(`(?:超过|(?<!不得?|不能)[高多]于)${gap}`, "u")],
  ["under", new RegExp(`(?:(?<!不得?|不能)[低少]于|不足|未满|不满|不到)${gap}`, "u")],
  ["least", /(?<![未不届期])满$/u],
  ["about", /(?:约|近|大约|接近|左右)$/u],
];
const after: readonly (readonly [Exclude<Bound, null>, RegExp])[] = [
  ["least", /^(?:[人名个票]|成员|的?[人名])?以上/u],
  ["most", /^(?:[人名个票]|的?[人名])?(?:以下|以内|之内|内(?![容部]))/u],
  ["about", /^(?:左右|上下)/u],
];
const reached = /达到?[^，。；、,;\d一二两三四五六七八九十]{0,16}$/u;
export const hedges = /一般|原则上|通常/u;
const hedgeBefore = /(?:一般|原则上|通常)[^，。；,;]{0,8}$/u;

/** Finds figures in their order. Chinese numerals count only with a unit or after 第: 统一, 一般 are words. */
export function findFigures(text: string): Figure[] {
  const plain = foldWidth(text);
  const figures: Figure[] = [];
  for (const match of plain.matchAll(pattern)) {
    const groups = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    const read = readSigns(groups, plain.slice(end));
    if (read === null) continue;
    figures.push({ text: text.slice(start, end), start, end, ...read, ...frameOf(plain, start, end) });
  }
  const words = [...findHalves(plain), ...findFrequencies(plain)].map((word) => ({
    ...word,
    text: text.slice(word.start, word.end),
    ...frameOf(plain, word.start, word.end),
    ...(word.bound === undefined ? {} : { bound: word.bound }),
  }));
  const alone = figures.filter((figure) => !words.some((word) => overlap(figure, word)));
  return withSharedBounds(
    plain,
    [...alone, ...words].toSorted((a, b) => a.start - b.start),
  );
}

const joined = /^[（(]?(?:或者?|和|、)(?:不[少低]于|不超过)?$/u;

/** 不少于12天或者90学时: the bound holds for both. */
function withSharedBounds(plain: string, figures: readonly Figure[]): Figure[] {
  const shared: Figure[] = [];
  for (const figure of figures) {
    const last = shared.at(-1);
    const between = last === undefined ? "" : plain.slice(last.end, figure.start);
    if (last === undefined || !joined.test(between)) shared.push(figure);
    else shared.push({ ...figure, bound: figure.bound ?? last.bound, usual: figure.usual || last.usual });
  }
  return shared;
}

function overlap(a: Pick<Figure, "start" | "end">, b: Pick<Figure, "start" | "end">): boolean {
  return a.start < b.end && b.start < a.end;
}

function frameOf(plain: string, start: number, end: number): Pick<Figure, "bound" | "usual"> {
  const left = plain.slice(Math.max(0, start - 24), start);
  const right = plain.slice(end, end + 6);
  return { bound: boundOf(left, right, plain.slice(start, end)), usual: hedgeBefore.test(left) };
}

type Groups = Readonly<Record<string, string | undefined>>;
type Read = Pick<Figure, "value" | "unit">;

function readSigns(groups: Groups, rest: string): Read | null {
  if (groups["share"] !== undefined) return readFraction(groups);
  const bottom = Number(groups["bottom"] ?? 0);
  if (bottom > 0) return { value: Number(groups["top"]) / bottom, unit: "分之" };
  return readCount(groups, rest);
}

function readFraction(groups: Groups): Read | null {
  const share = toNumber(groups["share"] ?? "");
  if (share === null) return null;
  if (groups["base"] === "百") return { value: share, unit: "%" };
  const base = toNumber(groups["base"] ?? "");
  return base === null || base === 0 ? null : { value: share / base, unit: "分之" };
}

function readCount(groups: Groups, rest: string): Read | null {
  const signs = groups["value"] ?? "";
  const ordinal = groups["ordinal"] ?? "";
  const unit = groups["unit"] ?? rangeAfter.exec(rest)?.groups?.["unit"] ?? "";
  if (!isDigit.test(signs) && unit === "" && groups["scale"] === undefined && ordinal === "") return null;
  const year = unit === "年" && digitYear.test(signs);
  const value = year ? readYear(signs) : toNumber(signs + (groups["scale"] ?? ""));
  if (value === null) return null;
  const scaled = unit === "万元" ? value * 1e4 : unit === "亿元" ? value * 1e8 : value;
  return { value: groups["half"] === undefined ? scaled : scaled + 0.5, unit: ordinal + nameOfUnit(unit) };
}

function readYear(signs: string): number {
  return Number(Array.from(signs, (sign) => toNumber(sign) ?? 0).join(""));
}

const sameUnits: Readonly<Record<string, string>> = {
  个小时: "小时",
  个学时: "学时",
  个学分: "学分",
  万元: "元",
  亿元: "元",
  名: "人",
  位: "人",
  天: "日",
  个工作日: "工作日",
  个百分点: "百分点",
  平方千米: "平方公里",
  千米: "公里",
  周岁: "岁",
};

function nameOfUnit(unit: string): string {
  return sameUnits[unit] ?? unit;
}

function boundOf(left: string, right: string, figure: string): Bound {
  if (/[余多]/u.test(figure)) return "about";
  for (const [bound, words] of before) if (words.test(left)) return bound;
  for (const [bound, words] of after) if (words.test(right)) return bound;
  return reached.test(left) ? "least" : null;
}

/** Full-width digits, letters and % to ASCII, one character for one, so offsets stay. */
function foldWidth(text: string): string {
  return text.replaceAll(/[\uff01-\uff5e]/gu, (sign) =>
    String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0),
  );
}

/** 12天 ≠ 12个工作日, 20% ≠ 不少于20%, 一般为一年 ≠ 一年. */
export function sameFigure(a: Figure, b: Figure): boolean {
  return sameValue(a, b) && a.bound === b.bound && a.usual === b.usual;
}

/** Value and unit alone. */
export function sameValue(a: Figure, b: Figure): boolean {
  return Math.abs(a.value - b.value) < 1e-9 && a.unit === b.unit;
}
