/** Place and years of a report, read from what is known of it. */
export interface ReportFacts {
  /** Short place name: 苏州; null when the title names none. */
  readonly place: string | null;
  /** The year in the report's name. */
  readonly ownYears: readonly number[];
  /** The years its figures speak of first. */
  readonly reviewedYears: readonly number[];
}

interface ReportMeta {
  readonly title: string;
  readonly region: string | null;
  readonly period: string | null;
  readonly issuedOn: string | null;
  readonly effectiveOn: string | null;
}

const placeBefore =
  /^(?:[\p{Script=Han}]{2,4}省)?([\p{Script=Han}]{2,8}?)(?:特别行政区|自治[区州县旗]|市|省|区|县|旗|州|盟)/u;
const years = /(?:19|20)\d{2}/gu;

export function reportFacts(report: ReportMeta): ReportFacts {
  const place = shortPlace(report.region ?? "") ?? shortPlace(report.title.replaceAll(/^[\d年\s]+/gu, ""));
  const inTitle = yearsIn(report.title);
  const dated = report.issuedOn ?? report.effectiveOn;
  const ownYears = inTitle.length > 0 ? inTitle : yearsIn(report.period ?? dated ?? "");
  const inPeriod = yearsIn(report.period ?? "");
  // A 工作报告 of January looks back on the year before; a 总结 names the year it sums up.
  const reviewsYearBefore =
    /工作报告|讲话|计划|谋划|要点/u.test(report.title) && !/总结|完成情况/u.test(report.title);
  const reviewedYears = reviewsYearBefore ? ownYears.map((year) => year - 1) : ownYears;
  return { place, ownYears, reviewedYears: union(reviewedYears, reviewsYearBefore ? [] : inPeriod) };
}

export function yearsIn(text: string): number[] {
  return union(
    [...text.normalize("NFKC").matchAll(years)].map((match) => Number(match[0])),
    [],
  );
}

/** 苏州市 → 苏州; two characters at least, so that 市 alone names nothing. */
function shortPlace(text: string): string | null {
  return placeBefore.exec(text)?.[1] ?? (/^[\p{Script=Han}]{2,4}$/u.test(text) ? text : null);
}

function union(first: readonly number[], second: readonly number[]): number[] {
  return [...new Set([...first, ...second])];
}
