import type { Page, Row, RowCell, Run } from "./page.ts";

/** A gap of this many characters parts table cells. */
const cellGap = 1;
/** Two columns of print have at least this many lines side by side, of at least this many characters. */
const columnRows = 8;
const columnText = 10;

/** The rows of a page in reading order: top to bottom, a two-column page column by column. */
export function pageRows(page: Page, number: number): Row[] {
  const rows = groupRows(page.runs, number);
  const gutter = findGutter(rows, page.width);
  if (gutter === null) return rows;
  // Full-width rows (a title) part the page into bands; within a band the left column comes first.
  const ordered: Row[] = [];
  let band: Run[] = [];
  const flush = (): void => {
    ordered.push(
      ...groupRows(
        band.filter((run) => middle(run) < gutter),
        number,
      ),
    );
    ordered.push(
      ...groupRows(
        band.filter((run) => middle(run) >= gutter),
        number,
      ),
    );
    band = [];
  };
  for (const group of groupRuns(page.runs)) {
    if (group.some((run) => run.x < gutter && run.x + run.width > gutter)) {
      flush();
      ordered.push(rowOf(group, number));
    } else band.push(...group);
  }
  flush();
  return ordered;
}

function middle(run: Run): number {
  return run.x + run.width / 2;
}

function groupRows(runs: readonly Run[], number: number): Row[] {
  return groupRuns(runs)
    .map((group) => rowOf(group, number))
    .filter((row) => row.text !== "");
}

/** Runs on one baseline (a raised or smaller sign still belongs to its line), left to right. */
function groupRuns(runs: readonly Run[]): Run[][] {
  const sorted = runs.filter(isVisible).sort((a, b) => a.y - b.y);
  const groups: { y: number; size: number; runs: Run[] }[] = [];
  for (const run of sorted) {
    const open = groups.at(-1);
    if (open !== undefined && run.y - open.y < Math.max(open.size, run.size) * 0.5) {
      open.runs.push(run);
      if (run.size > open.size) Object.assign(open, { y: run.y, size: run.size });
    } else groups.push({ y: run.y, size: run.size, runs: [run] });
  }
  return groups.map((group) => group.runs.sort((a, b) => a.x - b.x));
}

/** A blank of a character's width was typed (after 第一条); wider and narrower ones are mere distance. */
function isVisible({ text, width, size }: Run): boolean {
  return text.trim() !== "" || (width > size * 0.7 && width < size * 1.5);
}

function rowOf(runs: readonly Run[], page: number): Row {
  const size = Math.max(...runs.map((run) => run.size));
  const cells: { text: string; left: number; right: number }[] = [];
  for (const run of runs) {
    const open = cells.at(-1);
    const right = run.x + run.width;
    if (open === undefined || run.x - open.right > size * cellGap) {
      cells.push({ text: run.text.trim(), left: run.x, right });
      continue;
    }
    open.text = besideGlue(open.text, run, run.x - open.right > size * 0.2);
    open.right = Math.max(open.right, right);
  }
  const full = cells.map((cell) => ({ ...cell, text: tidy(cell.text) })).filter((cell) => cell.text !== "");
  return {
    page,
    cells: full,
    text: full.map((cell) => cell.text).join("　"),
    left: full[0]?.left ?? 0,
    right: Math.max(0, ...full.map((cell) => cell.right)),
    y: Math.max(...runs.map((run) => run.y)),
    size,
  };
}

/** Text beside text on a line: only Latin words are set apart by a gap. */
function besideGlue(before: string, run: Run, apart: boolean): string {
  if (run.text.trim() === "") return `${before}　`;
  const text = run.text.trimEnd();
  return apart && /\w$/u.test(before) && /^\w/u.test(text) ? `${before} ${text}` : before + text;
}

const cjk = "\\u3400-\\u9fff，。、；：！？（）《》“”〔〕％";
const besideFigure = new RegExp(`(?<=[${cjk}]) +(?=[\\w])|(?<=[\\w%]) +(?=[${cjk}])`, "gu");
/** Fonts whose quotation marks are narrow leave half a character empty. */
const besidePunctuation = /　(?=[“”，。、；：）》〕])|(?<=[“”（《〔])　/gu;
const betweenHan = new RegExp(`(?<=[${cjk}]) (?=[${cjk}])`, "gu");

/**
 * Blanks that nobody typed: fonts set Chinese off from figures, and justified lines spread their
 * characters (`第 二 条`). A line with a few blanks between words (`第一章 总则`) keeps them.
 */
function tidy(text: string): string {
  const plain = text.trim().replace(besideFigure, "").replace(besidePunctuation, "");
  const spread = plain.match(betweenHan)?.length ?? 0;
  return spread >= 3 && spread * 3 > plain.length - spread ? plain.replace(betweenHan, "") : plain;
}

/** The x of the empty strip between two columns of print, or null. */
function findGutter(rows: readonly Row[], width: number): number | null {
  const halves = rows.filter((row) => row.cells.length === 2).map((row) => row.cells as [RowCell, RowCell]);
  const wide = halves.filter(
    ([left, right]) =>
      left.text.length >= columnText &&
      right.text.length >= columnText &&
      left.right > width * 0.3 &&
      right.left < width * 0.7,
  );
  if (wide.length < columnRows || wide.length < rows.length * 0.4) return null;
  const start = Math.max(...wide.map(([left]) => left.right));
  const end = Math.min(...wide.map(([, right]) => right.left));
  return end > start ? (start + end) / 2 : null;
}
