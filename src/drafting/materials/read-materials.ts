import type { MaterialFact, Materials, MaterialsRequest } from "../../domain/writing/materials.ts";
import { addUp } from "./add-up.ts";
import { periodOf, readReport, type MaterialText, type Reported } from "./read-report.ts";

const earlierYear = /(?<![比较])(?:去年|上年|上一年|往年|前年)/u;

/** Clauses with figures as facts, each with its unit, period, scope and place. Files are read already. */
export function readMaterials(
  texts: readonly MaterialText[],
  { sum, expected, year }: Pick<MaterialsRequest, "sum" | "expected" | "year">,
): Materials {
  const reported = texts.flatMap(readReport);
  const isEarlier = ({ fact, year: said }: Reported): boolean =>
    earlierYear.test(fact.text) || (said !== null && year !== null && said < year);
  const earlier = reported.filter(isEarlier);
  const before = new Map(earlier.map((report) => [keyOf(report), report.fact.text]));
  const current = reported.filter((report) => !isEarlier(report));
  const missing = missingUnits(reported, texts, expected);
  const withBefore = (report: Reported): MaterialFact => ({
    ...report.fact,
    before: before.get(keyOf(report)) ?? null,
  });
  const notes = [...contradictions(current), ...(missing === null ? [] : [missing])];
  const shown = { earlier: earlier.map(({ fact }) => ({ ...fact, before: null })) };
  if (!sum) return { ...shown, facts: current.map(withBefore), notes };
  const sums = addUp(current, missing);
  return { ...shown, facts: sums.reports.map(withBefore), notes: [...notes, ...sums.notes] };
}

function keyOf({ fact, label }: Reported): string {
  return `${fact.scope}\n${label}`;
}

/** One unit, one thing, two figures: in one file or in two. */
function contradictions(reported: readonly Reported[]): string[] {
  const seen = new Map<string, Reported>();
  return reported.flatMap((report) => {
    const key = `${keyOf(report)}\n${periodOf(report)}`;
    const other = seen.get(key);
    if (other === undefined) {
      seen.set(key, report);
      return [];
    }
    return other.fact.value === report.fact.value
      ? []
      : [
          `${report.fact.scope}的数字前后不一：“${other.fact.text}”（${placeOf(other)}），“${report.fact.text}”（${placeOf(report)}），请核定`,
        ];
  });
}

function placeOf({ fact: { source } }: Reported): string {
  return `${source?.file ?? ""} ${source?.place ?? ""}`;
}

/** 16个乡镇已报14个，缺：…; null when nobody said who should report. */
function missingUnits(
  reported: readonly Reported[],
  texts: readonly MaterialText[],
  expected: readonly string[] | null,
): string | null {
  if (expected === null || expected.length === 0) return null;
  const senders = [...texts.map(({ file }) => file), ...reported.map(({ fact }) => fact.scope)];
  const absent = expected.filter((unit) => !senders.some((sender) => sender.includes(unit)));
  const kind = expected.every((unit) => /[乡镇]$/u.test(unit))
    ? "乡镇"
    : expected.every((unit) => /乡|镇|街道$/u.test(unit))
      ? "镇街"
      : "单位";
  return absent.length === 0
    ? `${expected.length}个${kind}都已报送`
    : `${expected.length}个${kind}已报${expected.length - absent.length}个，缺：${absent.join("、")}`;
}
