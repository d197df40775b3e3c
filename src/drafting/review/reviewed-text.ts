import type { Finding, ReviewRule } from "../../domain/writing/review.ts";
import type { Formulation } from "../wording/formulation.ts";

/** A text under review, with what it says of itself. */
export interface ReviewedText {
  readonly text: string;
  readonly lines: readonly ReviewedLine[];
  /** Year it reports on or is written in; null where it names none. */
  readonly year: number | null;
  readonly formulations: readonly Formulation[];
  /** Status of a document by its title; null for one that is not held. */
  readonly statusOf: (
    title: string,
  ) => { readonly status: string; readonly replacement: string | null } | null;
}

export interface ReviewedLine {
  readonly text: string;
  readonly start: number;
  /** Counted from 1. */
  readonly number: number;
}

/** What one rule finds; `at` and `end` are offsets into the text. */
export interface RawFinding {
  readonly at: number;
  readonly end: number;
  readonly problem: string;
  readonly fix: string;
}

export type Rule = (reviewed: ReviewedText) => readonly RawFinding[];

export function splitReviewedLines(text: string): ReviewedLine[] {
  let start = 0;
  return text.split("\n").map((line, index) => {
    const entry = { text: line, start, number: index + 1 };
    start += line.length + 1;
    return entry;
  });
}

const titleLimit = 40;

/** The year a text is of: that of its file name, of its title, else the one it names most. */
export function readYear(text: string, file: string | null): number | null {
  const title =
    text
      .split("\n")
      .find((line) => line.trim().length > 6 && !/仅供|严禁|会员/u.test(line))
      ?.trim() ?? "";
  for (const name of [file?.split(/[\\/]/u).at(-1) ?? "", title.length <= titleLimit ? title : ""]) {
    const years = [...name.matchAll(/((?:19|20)\d{2})年/gu)].map((match) => Number(match[1]));
    // 2020年工作完成情况暨2021年重点工作谋划 is written at the end of 2020.
    if (years.length > 0) return /暨|及/u.test(name) ? Math.min(...years) : Math.max(...years);
  }
  const counts = new Map<number, number>();
  for (const match of text.replaceAll(/《[^《》]{0,100}》/gu, "").matchAll(/((?:19|20)\d{2})年(度)?/gu)) {
    const year = Number(match[1]);
    // 2020年度民主生活会 is held the year after.
    counts.set(year, (counts.get(year) ?? 0) + (match[2] === undefined ? 1 : 0.4));
  }
  return [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null;
}

export function toFinding(rule: ReviewRule, raw: RawFinding, reviewed: ReviewedText): Finding {
  return {
    rule,
    start: raw.at,
    end: raw.end,
    line: lineAt(reviewed.lines, raw.at),
    text: reviewed.text.slice(raw.at, raw.end),
    problem: raw.problem,
    fix: raw.fix,
  };
}

/** Number of the line that holds an offset; halved each time, for a long text has many of both. */
function lineAt(lines: readonly ReviewedLine[], at: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return lines[low]?.number ?? 1;
}
