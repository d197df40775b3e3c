import type { AnswerLine } from "../../grounding/check-answer.ts";
import { findFigures, type Figure } from "../../grounding/figures.ts";
import { readStart } from "../question/read-start.ts";
import { addDays, addMonths, type WorkingDays } from "../settings/working-days.ts";

/** Lengths of time a date can be counted by. */
const countable = new Set(["工作日", "日", "周", "个月", "年"]);
const longestCount = 60;

/**
 * From a day in the question and a length of time in the quoted words: the day on which it ends, how it
 * was counted, and what was taken for granted. Null when the question asks for no day or gives none.
 */
export function dueDateLine(
  question: string,
  quotes: readonly string[],
  citations: readonly number[],
  { today, workingDays }: { readonly today: string; readonly workingDays: WorkingDays },
): AnswerLine | null {
  const start = readStart(question, today);
  if (start === null) return null;
  const length = lengthOf(question, quotes);
  if (length === null) return null;
  const counted = count(start, length, workingDays);
  if (counted === null) return null;
  const least = length.bound === "least" || length.bound === "over" ? "最早" : "";
  const text = `推算（计算得出，仅供参考）：自${inWords(start)}起，按“${length.text}”计，${least}${counted}`;
  return { kind: "own", text, citations, metadata: [text] };
}

/** The one the question names where the text has it, else the first of the quoted words. */
function lengthOf(question: string, quotes: readonly string[]): Figure | null {
  const held = quotes.flatMap(findFigures).filter(({ unit }) => countable.has(unit));
  const lengths = held.filter(
    ({ unit, value }) => !(unit === "年" && value > 100) && !(unit === "日" && value > 400),
  );
  const asked = findFigures(question);
  return (
    lengths.find((figure) => asked.some((one) => one.unit === figure.unit && one.value === figure.value)) ??
    lengths[0] ??
    null
  );
}

function count(start: string, { value, unit }: Figure, workingDays: WorkingDays): string | null {
  if (!Number.isInteger(value) || value < 1) return null;
  if (unit === "工作日") return value > longestCount ? null : countWorkingDays(start, value, workingDays);
  if (unit === "年" || unit === "个月") {
    const end = addMonths(start, unit === "年" ? value * 12 : value);
    return `到${inWords(end)}届满（按起算日的对应日推算，没有对应日的取当月最后一日）。`;
  }
  const days = unit === "周" ? value * 7 : value;
  const end = addDays(start, days - 1);
  return `到${inWords(end)}届满（起算当日计入；当日不计入的，为${inWords(addDays(end, 1))}）。`;
}

function countWorkingDays(start: string, length: number, workingDays: WorkingDays): string {
  const days: string[] = [];
  for (let day = start; days.length <= length; day = addDays(day, 1))
    if (workingDays.isWorkingDay(day)) days.push(day);
  const counted = days.slice(0, length);
  const end = counted.at(-1) ?? start;
  const years = [...new Set(days.map((day) => Number(day.slice(0, 4))))].filter(
    (year) => !workingDays.knows(year),
  );
  const unknown =
    years.length === 0
      ? ""
      : `没有${years.join("、")}年的节假日安排（holidays.csv），只按周一至周五推算，遇放假调休请核对。`;
  const shown = counted.map((day) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`).join("、");
  return `依次为${shown}，到${inWords(end)}届满（起算当日是工作日的计入；当日不计入的，为${inWords(days[length] ?? end)}）。${unknown}`;
}

const weekdays = "日一二三四五六";

function inWords(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日（星期${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]}）`;
}
