import { ordinalOf } from "../structure/article-number.ts";

const hanDigits = "〇一二三四五六七八九";
const western = /((?:19|20)\d{2})[-年./](\d{1,2})[-月./](\d{1,2})(?!\d)/u;
const chinese =
  /([〇○零一二三四五六七八九]{4})年(元|[一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/u;

/** One written date, in figures or Chinese numerals; for use in larger patterns. */
export const writtenDate =
  "(?:(?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日|[〇○零一二三四五六七八九]{4}年[元一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)";

/** The first date in a text as YYYY-MM-DD: 2023年9月1日, 2023-9-1, 二〇二三年九月一日; null when there is none. */
export function isoDate(text: string | null | undefined): string | null {
  const figures = western.exec(text ?? "");
  if (figures !== null) return join(figures[1] ?? "", Number(figures[2]), Number(figures[3]));
  const words = chinese.exec(text ?? "");
  if (words === null) return null;
  const year = Array.from(words[1] ?? "")
    .map((sign) => hanDigits.indexOf(/[○零]/u.test(sign) ? "〇" : sign))
    .join("");
  return join(year, words[2] === "元" ? 1 : ordinalOf(words[2] ?? ""), ordinalOf(words[3] ?? ""));
}

/** Every date of a text in order. */
export function isoDates(text: string): string[] {
  return [...text.matchAll(new RegExp(writtenDate, "gu"))]
    .map(([found]) => isoDate(found))
    .filter((date) => date !== null);
}

export function addYears(date: string, years: number): string {
  return `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
}

function join(year: string, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}
