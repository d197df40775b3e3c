import type { DraftFact } from "../../domain/draft.ts";
import type { Materials, MaterialsRequest } from "../../domain/materials.ts";
import { dataFigures } from "../wording/draft-figures.ts";

/** One figure that a unit reports, with what it is of. */
interface Reported {
  readonly fact: DraftFact;
  /** Who reports: the file's name without its ending. */
  readonly scope: string;
  /** The fact without its figure: 发展党员#名. */
  readonly label: string;
  /** The one figure; null for a sentence of several. */
  readonly value: number | null;
  readonly unit: string;
  /** Four digits, when the clause names one. */
  readonly year: number | null;
}

const summable = /^(?!%|岁|年|月|日|个百分点|第)/u;
const earlierYear = /去年|上年|上一年|往年/u;

/** Clauses with figures as facts, each with its file and paragraph. Texts are read already. */
export function readMaterials(
  texts: readonly { readonly file: string; readonly text: string }[],
  { sum, expected, year }: Pick<MaterialsRequest, "sum" | "expected" | "year">,
): Materials {
  const reported = texts.flatMap(({ file, text }) => readReport(file, text));
  const isEarlier = ({ fact, year: said }: Reported): boolean =>
    earlierYear.test(fact.text) || (said !== null && year !== null && said < year);
  const current = reported.filter((report) => !isEarlier(report));
  const notes = [
    ...contradictions(current),
    ...missing(
      texts.map(({ file }) => scopeOf(file)),
      expected,
    ),
  ];
  const earlier = reported.filter(isEarlier).map(({ fact }) => fact);
  if (!sum) return { facts: current.map(({ fact }) => fact), earlier, notes };
  const sums = addUp(current);
  return { facts: sums.facts, earlier, notes: [...notes, ...sums.notes] };
}

function readReport(file: string, text: string): Reported[] {
  const scope = scopeOf(file);
  return text.split(/\r?\n/u).flatMap((line, index) =>
    line.split(/[。；;！]|，(?!其中|比|占|同比|较)/u).flatMap((piece): Reported[] => {
      const clause = piece.trim().replace(/^(?:[-*]|\d{1,2}[.、]|[一二三四五六七八九十]+是)\s*/u, "");
      const figures = dataFigures(clause).filter(
        ({ unit, text: said }) => !(unit === "年" && /^\d{4}/u.test(said)),
      );
      const [figure] = figures;
      if (figure === undefined || clause.length < 4) return [];
      const year = /((?:19|20)\d{2})年/u.exec(clause)?.[1];
      const label = `${clause.slice(0, figure.start)}#${clause.slice(figure.end)}`.replace(
        /(?:19|20)\d{2}年/u,
        "",
      );
      return [
        {
          fact: { text: clause, source: { file, place: `第${index + 1}段` } },
          scope,
          label: label.replace(scope, ""),
          value: figures.length === 1 && figure.bound === null ? figure.value : null,
          unit: figure.unit,
          year: year === undefined ? null : Number(year),
        },
      ];
    }),
  );
}

function scopeOf(file: string): string {
  return (file.split(/[\\/]/u).at(-1) ?? file).replace(/\.[^.]+$/u, "");
}

/** One unit, one thing, two figures. */
function contradictions(reported: readonly Reported[]): string[] {
  const seen = new Map<string, Reported>();
  return reported.flatMap((report) => {
    const key = `${report.scope}\n${report.label}`;
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, report);
      return [];
    }
    return before.value === report.value
      ? []
      : [
          `${report.scope}的数字前后不一：“${before.fact.text}”（${before.fact.source?.place ?? ""}），“${report.fact.text}”（${report.fact.source?.place ?? ""}），请核定`,
        ];
  });
}

function missing(scopes: readonly string[], expected: readonly string[] | null): string[] {
  if (expected === null || expected.length === 0) return [];
  const absent = expected.filter((unit) => !scopes.some((scope) => scope.includes(unit)));
  return [
    absent.length === 0
      ? `${expected.length}个单位都已报送`
      : `应报${expected.length}个单位，已报${expected.length - absent.length}个，缺：${absent.join("、")}`,
  ];
}

/** Sums of what several units say of one thing, terms shown; what only one says stays as it is. */
function addUp(reported: readonly Reported[]): { facts: DraftFact[]; notes: string[] } {
  const groups = new Map<string, Reported[]>();
  for (const report of reported) groups.set(report.label, [...(groups.get(report.label) ?? []), report]);
  const facts: DraftFact[] = [];
  const notes: string[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    const scopes = new Set(group.map(({ scope }) => scope));
    const whole = group.every(({ value, unit }) => value !== null && summable.test(unit));
    if (first === undefined || scopes.size < 2 || scopes.size < group.length || !whole) {
      facts.push(...group.map(({ fact }) => fact));
      continue;
    }
    const total = Number(group.reduce((sum, { value }) => sum + (value ?? 0), 0).toPrecision(12));
    const terms = group.map(({ scope, value }) => `${scope}${value ?? 0}`).join("＋");
    const [figure] = dataFigures(first.fact.text);
    if (figure === undefined) continue;
    const said = first.fact.text
      .replace(figure.text, figure.text.replace(/[\d,.]+/u, String(total)))
      .replace(first.scope, "");
    facts.push({
      text: said,
      source: {
        file: [...new Set(group.map(({ fact }) => fact.source?.file ?? ""))].join("、"),
        place: `合计：${terms}＝${total}`,
      },
    });
    notes.push(`“${said}”是合计：${terms}＝${total}`);
  }
  return { facts, notes };
}
