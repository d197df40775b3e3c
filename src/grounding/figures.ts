import { toNumber } from "./numerals.ts";

/** A number with what belongs to it: its unit and its bound. 12天, 不少于20%, 第十四条. */
export interface Figure {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly unit: string;
  readonly bound: Bound;
}

export type Bound = "least" | "most" | "about" | "usual" | null;

const number = "(?:\\d[\\d,]*(?:\\.\\d+)?|[零〇○一二两三四五六七八九十百千]+)";
const units = [
  "个工作日|工作日|个百分点|百分点|个月|小时|学时|学分|分钟|人次|周岁|平方公里|平方米|公里|万元|亿元|元|岁|年|月|日|天|周",
  "次|名|人|位|个|条|款|项|章|节|届|级|倍|票|份|件|期|家|户|所|种|类|吨|亩|公顷|米|场|篇|支|套|批|步|号|%",
].join("|");
const pattern = new RegExp(
  [
    `(?<base>百|${number})分之(?<share>${number})`,
    `(?<ordinal>第)?(?<value>${number})(?<scale>[万亿]+)?(?:余|多)?(?<unit>${units})?`,
  ].join("|"),
  "gu",
);
const isDigit = /\d/u;

const before: readonly (readonly [Exclude<Bound, null>, RegExp])[] = [
  [
    "least",
    /(?:不少于|不低于|不得少于|不得低于|至少|最少|最低|(?<!不得?|不能|不可)超过|达到|(?<!不得?|不能)[高多]于|不短于)[^，。；、\d]{0,4}$/u,
  ],
  [
    "most",
    /(?:不超过|不得超过|不能超过|不多于|不高于|至多|最多|最长|(?<!不得?|不能)[低少]于|不足|未满)[^，。；、\d]{0,4}$/u,
  ],
  ["usual", /(?:一般|原则上)[^，。；、\d]{0,6}$/u],
  ["about", /(?:约|近|大约|接近)$/u],
];
const after: readonly (readonly [Exclude<Bound, null>, RegExp])[] = [
  ["least", /^(?:[人名个票]|成员|的?[人名])?以上/u],
  ["most", /^(?:以下|以内|之内|内)/u],
  ["about", /^(?:左右|上下)/u],
];

/** Finds figures in their order. Chinese numerals count only with a unit or after 第: 统一, 一般 are words. */
export function findFigures(text: string): Figure[] {
  const plain = foldWidth(text);
  const figures: Figure[] = [];
  for (const match of plain.matchAll(pattern)) {
    const groups = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    const read = groups["share"] === undefined ? readCount(groups) : readFraction(groups);
    if (read === null) continue;
    const bound = boundOf(plain.slice(Math.max(0, start - 12), start), plain.slice(end, end + 6), match[0]);
    figures.push({ text: text.slice(start, end), start, end, ...read, bound });
  }
  return figures;
}

function readFraction(
  groups: Readonly<Record<string, string | undefined>>,
): Pick<Figure, "value" | "unit"> | null {
  const share = toNumber(groups["share"] ?? "");
  if (share === null) return null;
  if (groups["base"] === "百") return { value: share, unit: "%" };
  const base = toNumber(groups["base"] ?? "");
  return base === null || base === 0 ? null : { value: share / base, unit: "分之" };
}

function readCount(
  groups: Readonly<Record<string, string | undefined>>,
): Pick<Figure, "value" | "unit"> | null {
  const signs = groups["value"] ?? "";
  const unit = groups["unit"] ?? "";
  if (!isDigit.test(signs) && unit === "" && groups["scale"] === undefined) return null;
  const value = toNumber(signs + (groups["scale"] ?? ""));
  if (value === null) return null;
  const scaled = unit === "万元" ? value * 1e4 : unit === "亿元" ? value * 1e8 : value;
  const name = unit === "万元" || unit === "亿元" ? "元" : unit.replace(/^个(?=工作日|百分点)/u, "");
  return { value: scaled, unit: (groups["ordinal"] ?? "") + name };
}

function boundOf(left: string, right: string, figure: string): Bound {
  if (/[余多]/u.test(figure)) return "about";
  for (const [bound, words] of before) if (words.test(left)) return bound;
  for (const [bound, words] of after) if (words.test(right)) return bound;
  return null;
}

/** Full-width digits, letters and % to ASCII, one character for one, so offsets stay. */
function foldWidth(text: string): string {
  return text.replaceAll(/[\uff01-\uff5e]/gu, (sign) =>
    String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0),
  );
}

/** 12天 ≠ 12个工作日, 20% ≠ 不少于20%. */
export function sameFigure(a: Figure, b: Figure): boolean {
  return a.value === b.value && a.unit === b.unit && a.bound === b.bound;
}
