import { addDays } from "../settings/working-days.ts";

const asksDay = /什么时候|哪天|哪一天|哪日|几号|何时|到期|届满|截止|结束|期满|到几月|几月几[日号]|最[晚迟]/u;
const full = /((?:19|20)\d{2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?/u;
const short = /(?<!\d)(\d{1,2})月(\d{1,2})[日号]/u;
const weekday = /(下)?(?:个|一)?(?:周|星期|礼拜)([一二三四五六日天])/u;
const relative: readonly (readonly [string, number])[] = [
  ["大后天", 3],
  ["后天", 2],
  ["明天", 1],
  ["昨天", -1],
  ["今天", 0],
  ["今日", 0],
];

/** The day a question counts from, or back from (ISO), when it asks for the day on which something ends; else null. */
export function readStart(question: string, today: string): string | null {
  const plain = question.normalize("NFKC");
  if (!asksDay.test(plain)) return null;
  const [, year, month, day] = full.exec(plain) ?? [];
  if (year !== undefined) return toIso(Number(year), Number(month), Number(day));
  const [, shortMonth, shortDay] = short.exec(plain) ?? [];
  if (shortMonth !== undefined) return toIso(Number(today.slice(0, 4)), Number(shortMonth), Number(shortDay));
  const said = relative.find(([word]) => plain.includes(word));
  if (said !== undefined) return addDays(today, said[1]);
  const [, next, name] = weekday.exec(plain) ?? [];
  if (name === undefined) return null;
  const wanted = name === "天" ? 0 : "日一二三四五六".indexOf(name);
  // Monday opens the week; a weekday of this week may lie behind.
  const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  return addDays(monday, ((wanted + 6) % 7) + (next === undefined ? 0 : 7));
}

const day = new RegExp(
  `(?:自|从|于)?(?:${full.source}|${short.source}|${weekday.source}|${relative.map(([word]) => word).join("|")})(?:起算|起|开始)?`,
  "gu",
);

/** The question without the day it counts from, which no text speaks of: what is searched for. */
export function withoutStart(question: string, today: string): string {
  return readStart(question, today) === null ? question : question.replaceAll(day, "");
}

function toIso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null;
}
