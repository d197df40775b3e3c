import type { DraftFact } from "../../domain/writing/draft.ts";
import { UsageError } from "../../errors.ts";

/** More than a person can check in one draft. */
const factLimit = 2000;
const columns = {
  item: /^(?:项目|事项|指标|名称|内容|事实|item)$/iu,
  value: /^(?:数值|数量|数据|值|完成数|value)$/iu,
  unit: /^(?:单位|计量单位|unit)$/iu,
  period: /^(?:时期|时间|年度|期间|period)$/iu,
} as const;

/**
 * Facts of a file: JSON array of sentences, a table (CSV or Markdown: 项目、数值、单位、时期) or Markdown lines.
 * Each keeps the line it comes from. @throws UsageError when there is no fact in it.
 */
export function parseFacts(file: string, text: string): DraftFact[] {
  const lines = text.split(/\r?\n/u);
  const facts = /^\s*\[/u.test(text)
    ? jsonFacts(file, text)
    : isTable(lines)
      ? tableFacts(file, lines)
      : lineFacts(file, lines);
  if (facts.length === 0)
    throw new UsageError(
      `${file} 里没有事实`,
      "每行写一条，如“- 发展党员396名”；或用表格：项目,数值,单位,时期",
    );
  if (facts.length > factLimit)
    throw new UsageError(
      `${file} 有 ${facts.length} 条事实，太多`,
      `一次最多 ${factLimit} 条，请按章节分开起草`,
    );
  return facts;
}

function jsonFacts(file: string, text: string): DraftFact[] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (!Array.isArray(parsed)) throw new Error("not an array");
    return parsed.map((item: unknown, index) => ({
      text: String(item),
      source: { file, place: `第${index + 1}项` },
    }));
  } catch (cause) {
    throw new UsageError(`${file} 不是事实的 JSON 数组`, '写成 ["发展党员396名", …]', { cause });
  }
}

function isTable(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== "");
  const first = filled[0] ?? "";
  if (first.startsWith("|")) return true;
  // A CSV line of facts has its cells even: prose has commas anywhere.
  const cells = splitRow(first);
  return (
    cells.length >= 2 &&
    (Object.values(columns).some((name) => cells.some((cell) => name.test(cell))) ||
      filled.every((line) => splitRow(line).length === cells.length && cells.length >= 3))
  );
}

function tableFacts(file: string, lines: readonly string[]): DraftFact[] {
  const rows = lines
    .map((line, index) => ({ cells: splitRow(line), line: index + 1 }))
    .filter(
      ({ cells }) =>
        cells.some((cell) => cell !== "") && !cells.every((cell) => /^:?-+:?$/u.test(cell) || cell === ""),
    );
  const [head] = rows;
  if (head === undefined) return [];
  const named = head.cells.some((cell) => Object.values(columns).some((name) => name.test(cell)));
  const at = (name: RegExp, fallback: number): number => {
    const found = head.cells.findIndex((cell) => name.test(cell));
    return found >= 0 ? found : named ? -1 : fallback;
  };
  const place = {
    item: at(columns.item, 0),
    value: at(columns.value, 1),
    unit: at(columns.unit, 2),
    period: at(columns.period, 3),
  };
  const body = named ? rows.slice(1) : rows;
  const periods = new Set(body.map(({ cells }) => cells[place.period] ?? ""));
  return body.flatMap(({ cells, line }) => {
    const cell = (index: number): string => cells[index]?.trim() ?? "";
    // One period for all is the period of the draft; several are said with each fact.
    const period = periods.size > 1 ? cell(place.period) : "";
    const fact = `${period}${cell(place.item)}${cell(place.value)}${cell(place.unit)}`;
    return fact === "" ? [] : [{ text: fact, source: { file, place: `第${line}行` } }];
  });
}

/** Cells of a CSV or Markdown row; quotation marks may hold a comma. */
function splitRow(line: string): string[] {
  if (line.trim().startsWith("|"))
    return line
      .trim()
      .replace(/^\||\|$/gu, "")
      .split("|")
      .map((cell) => cell.trim());
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    else if ((sign === "," || sign === "\t") && !quoted) {
      cells.push(cell.trim());
      cell = "";
    } else cell += sign;
  }
  return [...cells, cell.trim()];
}

function lineFacts(file: string, lines: readonly string[]): DraftFact[] {
  return lines.flatMap((line, index) => {
    const text = line.replace(/^\s*(?:[-*+]|\d{1,3}[.、)])\s*/u, "").trim();
    if (text === "" || line.startsWith("#") || /^-{3,}$/u.test(line.trim())) return [];
    return [{ text, source: { file, place: `第${index + 1}行` } }];
  });
}
