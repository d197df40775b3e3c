import type { AnswerLine } from "../../grounding/check-answer.ts";
import { addDays, addMonths, type WorkingDays } from "../settings/working-days.ts";
import { findLengths, type StatedLength } from "./find-lengths.ts";
import { readStart } from "./read-start.ts";

/** Words that a date may be counted by, and the citations they belong to. */
export interface DatedPassage {
  readonly text: string;
  readonly n: number;
}

export interface Calendar {
  /** ISO. */
  readonly today: string;
  readonly workingDays: WorkingDays;
}

/** Two lengths that come so near to each other are both meant: which punishment it was the question did not say. */
const asNear = 0.06;
const mostLengths = 3;
const startRule = /(?:自|从)[^，。；：\n]{2,40}之日(?:起|算起)/u;

/**
 * From a day in the question and lengths of time in the quoted words: the day on which each ends, how it was
 * counted, and what was taken for granted. Empty when the question asks for no day, or no length is its own.
 */
export function dueDateLines(
  question: string,
  passages: readonly DatedPassage[],
  { today, workingDays }: Calendar,
): AnswerLine[] {
  const start = readStart(question, today);
  if (start === null) return [];
  const lengths = passages
    .flatMap(({ text, n }) => findLengths(question, text).map((length) => ({ length, n })))
    .toSorted((a, b) => b.length.likeness - a.length.likeness);
  const best = lengths[0];
  if (best === undefined) return [];
  const near = lengths.filter(({ length }) => length.likeness >= best.length.likeness - asNear);
  const distinct = near.filter(
    ({ length }, at) => near.findIndex((other) => isSame(other.length, length)) === at,
  );
  const isOne = distinct.length === 1;
  return distinct.slice(0, mostLengths).map(({ length, n }) => {
    const rule = startRule.exec(passages.find((passage) => passage.n === n)?.text ?? "")?.[0] ?? null;
    const matter = isOne || length.matter === "" ? "" : `（${length.matter}）`;
    const text = `推算（计算得出，仅供参考）：${describe(start, length, matter, workingDays)}${assumption(start, length.isBefore ? "限期" : "起算日", rule)}`;
    return { kind: "own", text, citations: [n], metadata: [text] };
  });
}

function isSame(one: StatedLength, other: StatedLength): boolean {
  return one.unit === other.unit && one.count === other.count && one.isBefore === other.isBefore;
}

function assumption(start: string, called: string, rule: string | null): string {
  return rule === null
    ? `${called}以所问的${short(start)}为准。`
    : `条文规定${rule}，这里以${short(start)}为这一天。`;
}

function describe(start: string, length: StatedLength, matter: string, workingDays: WorkingDays): string {
  const { text, isBefore, bound } = length;
  if (isBefore) {
    const counted = countBack(start, length, workingDays);
    return `以${inWords(start)}为限期，提前“${text}”${matter}，最迟为${counted}`;
  }
  const when = bound === "least" ? "最早" : bound === "most" ? "最迟" : "";
  return `自${inWords(start)}起，按“${text}”计${matter}，${when}${countOn(start, length, workingDays)}`;
}

function countOn(start: string, { unit, count }: StatedLength, workingDays: WorkingDays): string {
  if (unit === "工作日") return countWorkingDays(start, count, workingDays);
  if (unit === "个月")
    return `到${inWords(addMonths(start, count))}届满（按起算日的对应日推算，没有对应日的取当月最后一日）。`;
  const end = addDays(start, count - 1);
  return `到${inWords(end)}届满（起算当日计入；当日不计入的，为${inWords(addDays(end, 1))}）。`;
}

function countBack(deadline: string, { unit, count }: StatedLength, workingDays: WorkingDays): string {
  if (unit === "个月") return `${inWords(addMonths(deadline, -count))}（按对应日推算）。`;
  if (unit === "日") return `${inWords(addDays(deadline, -count))}（限期当日不计入）。`;
  const days = workingDaysFrom(addDays(deadline, -1), count, -1, workingDays);
  return `${inWords(days.at(-1) ?? deadline)}（限期当日不计入，往前依次为${days.map(short).join("、")}）。${unknownYears(days, workingDays)}`;
}

function countWorkingDays(start: string, count: number, workingDays: WorkingDays): string {
  const days = workingDaysFrom(start, count + 1, 1, workingDays);
  const counted = days.slice(0, count);
  const end = inWords(counted.at(-1) ?? start);
  const shown = counted.map(short).join("、");
  return `依次为${shown}，到${end}届满（起算当日是工作日的计入；当日不计入的，为${inWords(days[count] ?? start)}）。${unknownYears(days, workingDays)}`;
}

function workingDaysFrom(day: string, count: number, step: 1 | -1, workingDays: WorkingDays): string[] {
  const days: string[] = [];
  for (let at = day; days.length < count; at = addDays(at, step))
    if (workingDays.isWorkingDay(at)) days.push(at);
  return days;
}

function unknownYears(days: readonly string[], workingDays: WorkingDays): string {
  const years = [...new Set(days.map((day) => Number(day.slice(0, 4))))].filter(
    (year) => !workingDays.knows(year),
  );
  return years.length === 0
    ? ""
    : `没有${years.join("、")}年的节假日安排（holidays.csv），只按周一至周五推算，遇放假调休请核对。`;
}

function short(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

const weekdays = "日一二三四五六";

function inWords(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日（星期${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]}）`;
}
