import { dataFigures } from "../wording/draft-figures.ts";
import { periodOf, type Reported } from "./read-report.ts";

/** Ages, shares, ranks and dates do not add up. */
const summable = /^(?!%|岁|年|月|日|天|个百分点|第|倍|分$)/u;
const wholeScope = /^全/u;

/**
 * Sums of what several units say of one thing, terms shown; what only one says stays as it is. `missing`
 * goes with every sum: it is one of those who have reported.
 */
export function addUp(
  reported: readonly Reported[],
  missing: string | null,
): { reports: Reported[]; notes: string[] } {
  const groups = new Map<string, Reported[]>();
  for (const report of reported) {
    const key = `${report.label}\n${periodOf(report)}`;
    groups.set(key, [...(groups.get(key) ?? []), report]);
  }
  const reports: Reported[] = [];
  const notes: string[] = [];
  for (const group of groups.values()) {
    const sum = sumOf(group, missing);
    if (sum === null || typeof sum === "string") {
      reports.push(...group);
      if (sum !== null) notes.push(sum);
    } else {
      reports.push(sum.report);
      notes.push(sum.note);
    }
  }
  return { reports, notes };
}

/** The sum, why there is none, or null where there is nothing to add. */
function sumOf(
  group: readonly Reported[],
  missing: string | null,
): { report: Reported; note: string } | string | null {
  const [first] = group;
  const scopes = new Set(group.map(({ fact }) => fact.scope));
  if (first === undefined || scopes.size < 2) return null;
  const name = first.label.replace(/#[^]*$/u, "");
  if (
    group.some(({ fact }) => fact.value === null || !summable.test(fact.unit) || wholeScope.test(fact.scope))
  )
    return null;
  const units = [...new Set(group.map(({ fact }) => fact.unit))];
  if (units.length > 1) return `“${name}”的计量单位不一（${units.join("、")}），没有合计`;
  if (scopes.size < group.length) return `“${name}”有单位报了两个数，没有合计，请先核定`;
  const total = Number(group.reduce((sum, { fact }) => sum + (fact.value ?? 0), 0).toPrecision(12));
  const terms = group.map(({ fact }) => `${fact.scope}${fact.value ?? 0}`).join("＋");
  const [figure] = dataFigures(first.main);
  if (figure === undefined) return null;
  const text =
    `${first.main.slice(0, figure.start)}${total}${first.fact.unit}${first.main.slice(figure.end)}`.replace(
      first.fact.scope,
      "",
    );
  const files = [...new Set(group.map(({ fact }) => fact.source?.file ?? ""))].join("、");
  const known = missing?.includes("缺：") === true ? `（${missing}）` : "";
  return {
    report: {
      ...first,
      fact: {
        ...first.fact,
        text,
        scope: "合计",
        value: total,
        source: { file: files, place: `合计：${terms}＝${total}` },
      },
    },
    note: `“${text}”是合计：${terms}＝${total}${known}`,
  };
}
