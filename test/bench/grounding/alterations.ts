import { toChineseNumeral, toNumber } from "../../../src/domain/text/numerals.ts";
import type { BenchClause } from "./clauses.ts";
import { pick } from "./random.ts";

/** A sentence of a clause made wrong in one way, or null where the sentence has nothing of that kind. */
export type Alter = (
  sentence: string,
  clause: BenchClause,
  random: () => number,
  others: readonly BenchClause[],
) => string | null;

const units = "个工作日|工作日|个月|小时|学时|人次|周岁|万元|元|年|天|名|人|次|个|周|岁|%|％";
const counted = new RegExp(`(?<![第\\d.])(\\d+(?:\\.\\d+)?|[一二三四五六七八九十百]+)(?=(?:${units}))`, "gu");
const fraction = /([一二三四五六七八九十百]+)分之([一二三四五六七八九十]+)/gu;
const day = /\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日|(?:19|20)\d{2}年(?:\d{1,2}月)?/gu;

/** Of all matches one, replaced. */
function replaceOne(
  sentence: string,
  pattern: RegExp,
  random: () => number,
  change: (found: RegExpMatchArray) => string | null,
): string | null {
  const match = pick([...sentence.matchAll(pattern)], random);
  if (match === undefined) return null;
  const next = change(match);
  if (next === null || next === match[0]) return null;
  const at = match.index ?? 0;
  return sentence.slice(0, at) + next + sentence.slice(at + match[0].length);
}

function otherNumber(text: string, random: () => number, taken: string): string | null {
  const value = toNumber(text);
  if (value === null) return null;
  const steps = [1, 2, 3, 5, 10, -1, -2].map((step) => value + step).filter((next) => next > 0);
  const written = steps.map((next) =>
    /\d/u.test(text) ? String(Math.round(next * 100) / 100) : toChineseNumeral(next),
  );
  return (
    pick(
      written.filter((next) => !taken.includes(next)),
      random,
    ) ?? null
  );
}

const swaps =
  (pairs: readonly (readonly [RegExp, string])[]): Alter =>
  (sentence, _clause, random) => {
    const fitting = pairs.filter(([pattern]) => pattern.test(sentence));
    const chosen = pick(fitting, random);
    return chosen === undefined ? null : sentence.replace(chosen[0], chosen[1]);
  };

const figure: Alter = (sentence, clause, random) =>
  random() < 0.2 && fraction.test(sentence)
    ? replaceOne(sentence, fraction, random, ([, base = "", share = ""]) => {
        const next = otherNumber(share, random, clause.text);
        return next === null ? null : `${base}分之${next}`;
      })
    : replaceOne(sentence, counted, random, ([number]) => otherNumber(number, random, clause.text));

const date: Alter = (sentence, clause, random) => {
  const inside = replaceOne(sentence, day, random, ([found]) =>
    found.replace(/\d+(?=[年月日](?!.*\d))/u, (number) => otherNumber(number, random, clause.text) ?? number),
  );
  if (inside !== null || clause.effective === null) return inside;
  const [year = "", month = "", dayOfMonth = ""] = clause.effective
    .split("-")
    .map((part) => String(Number(part)));
  const wrong = `${Number(year) + (random() < 0.5 ? 1 : -1)}年${month}月${dayOfMonth}日`;
  return clause.text.includes(wrong) ? null : `自${wrong}起施行的规定要求，${sentence}`;
};

const unit = swaps([
  [/(?<=\d|[一二三四五六七八九十])个?工作日/u, "天"],
  [/(?<=\d|[一二三四五六七八九十])(?:天|日)(?!前|起|印|发|中)/u, "个工作日"],
  [/(?<=\d|[一二三四五六七八九十])个月/u, "年"],
  [/(?<=[一二三四五六七八九十两]|(?<!\d)\d{1,2})年(?![度底初来前龄]|\d)/u, "个月"],
  [/(?<=\d|[一二三四五六七八九十])(?:人|名)(?!次|以?选|单|额|员)/u, "人次"],
  [/(?<=\d)人次/u, "人"],
  [/(?<=\d)%/u, "个百分点"],
  [/(?<=\d)万元/u, "亿元"],
  [/(?<=\d)亿元/u, "万元"],
  [/(?<=\d|[一二三四五六七八九十])小时/u, "天"],
  [/(?<=\d)学时/u, "学分"],
]);

const bound = swaps([
  [/不(?:得)?少于|不(?:得)?低于/u, "不超过"],
  [/不(?:得)?超过|不(?:得)?多于/u, "不少于"],
  [/至少/u, "至多"],
  [/(?<=[\d人名个年月天日分之一二三四五六七八九十])以上/u, "以下"],
  [/(?<=[\d人名个年月天日])以下/u, "以上"],
  [
    /(?:一般|原则上)(?=(?:为|每|不超过|不少于|应在|在)?(?:\d|[一二三四五六七八九十]+(?:年|个|次|天|名|人)))/u,
    "",
  ],
  [/超过半数|过半数/u, "半数以下"],
  [/(?<![不未得能])超过(?=[\d一二三四五六七八九十])/u, "不足"],
  [/不足(?=[\d一二三四五六七八九十])/u, "超过"],
  [/不(?:得)?少于(?=[\d一二三四五六七八九十])/u, ""],
  [/(?<!最[多长高])不(?:得)?超过(?=[\d一二三四五六七八九十])/u, ""],
]);

const negation = swaps([
  [/不得(?!少|低|超|多|高)/u, "应当"],
  [/不予/u, "予以"],
  [/不能(?!少|低|超|多|高|有效|正常|到会|正确)/u, "能够"],
  [/(?<![^，。；]{0,14}[^])应当/u, "不得"],
  [/不再/u, "继续"],
  [/严禁|禁止/u, "允许"],
  [/可以(?!.*(?:方可|才能))/u, "不得"],
  [/必须/u, "不必"],
]);

const modality = swaps([
  [/应当/u, "可以"],
  [/应当/u, "不得"],
  [/必须/u, "可以"],
  [/可以/u, "应当"],
  [/可以/u, "不得"],
  [/不得(?!少|低|超|多|高|力|不)/u, "可以"],
]);

const articleNumber: Alter = (sentence, clause, random) => {
  if (clause.article === null) return null;
  const value = toNumber(clause.article.replaceAll(/[第条]/gu, "")) ?? 0;
  const wrong = `第${toChineseNumeral(value + (pick([1, 2, 3, 7, 11], random) ?? 1))}条`;
  return clause.text.includes(wrong) ? null : `根据《${clause.title}》${wrong}，${sentence}`;
};

const title: Alter = (sentence, clause, random, others) => {
  const other = pick(
    others.filter((one) => one.title !== clause.title && !clause.text.includes(one.title)),
    random,
  );
  return other === undefined ? null : `《${other.title}》规定，${sentence}`;
};

const documentNumber: Alter = (sentence, clause, random) => {
  const number =
    clause.documentNumber ??
    `中办发〔${2010 + Math.floor(random() * 14)}〕${1 + Math.floor(random() * 60)}号`;
  const wrong =
    clause.documentNumber === null ? number : number.replace(/\d+(?=号)/u, (n) => String(Number(n) + 3));
  return `根据${wrong}文件，${sentence}`;
};

const quotation: Alter = (sentence) => {
  const words = sentence.replace(/。$/u, "");
  const middle = Math.floor(words.length / 2);
  if (words.length < 16 || /[“”]/u.test(words)) return null;
  return `原文写明“${words.slice(0, middle)}切实${words.slice(middle)}”。`;
};

const invented = [
  "统一着装",
  "缴纳保证金",
  "宣读誓词",
  "签订军令状",
  "组织体能测试",
  "报送航班信息",
  "购买商业保险",
  "参加书法比赛",
];
const item: Alter = (sentence, _clause, random) => {
  const extra = pick(invented, random) ?? "";
  if (sentence.includes("、") && random() < 0.6) return sentence.replace("、", `、${extra}、`);
  return sentence.replace(/。$/u, `，并${extra}。`);
};

const person: Alter = (sentence, _clause, random) =>
  `${pick(["张建国", "李晓明", "王秀兰", "赵志强"], random)}同志指出，${sentence}`;

/** One way of going wrong each; `citation` (the right words on another clause) is made by the bench itself. */
export const alterations: Readonly<Record<string, Alter>> = {
  figure,
  date,
  unit,
  bound,
  negation,
  modality,
  article: articleNumber,
  title,
  document_number: documentNumber,
  quotation,
  item,
  person,
};
