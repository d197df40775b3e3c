import { parseCsv } from "../../domain/text/parse-csv.ts";

/** Working days by `holidays.csv`; dates are ISO. */
export interface WorkingDays {
  isWorkingDay(date: string): boolean;
  /** Whether the holidays of that year are known; without them only weekends count. */
  knows(year: number): boolean;
}

const dayMs = 86_400_000;

/**
 * Columns 日期 (2026-10-01) and 安排 (休 or 班); lines that are neither are passed over. The office's own table
 * follows the packaged one with a header of its own, and overrides it day by day.
 */
export function parseHolidays(text: string): WorkingDays {
  let [date, rule] = [0, 1];
  const days = new Map<string, boolean>();
  for (const { cells } of parseCsv(text)) {
    const names = cells.map((cell) => cell.trim());
    if (names.includes("日期") && names.includes("安排"))
      [date, rule] = [names.indexOf("日期"), names.indexOf("安排")];
    const day = (cells[date] ?? "").trim();
    const arranged = (cells[rule] ?? "").trim();
    if (/^\d{4}-\d{2}-\d{2}$/u.test(day) && /^[休班]/u.test(arranged))
      days.set(day, arranged.startsWith("班"));
  }
  const years = new Set([...days.keys()].map((day) => Number(day.slice(0, 4))));
  return {
    isWorkingDay: (day) => days.get(day) ?? !isWeekend(day),
    knows: (year) => years.has(year),
  };
}

export const weekendsOnly: WorkingDays = { isWorkingDay: (day) => !isWeekend(day), knows: () => false };

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);
}

/** The same day so many months on; the month's last where there is none: 8月31日 and a month is 9月30日. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10);
}
