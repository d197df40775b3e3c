import type { ReadQuestion } from "../question/read-question.ts";

/** One place and one year of several that a question asks figures of. */
export interface Cell {
  /** 苏州2023年. */
  readonly label: string;
  /** What is asked of it, standing alone. */
  readonly question: string;
}

const mostCells = 6;
const year = /(?:19|20)\d{2}\s*年?(?:度)?/gu;
/** 2024年和2025年政府工作报告: both are years of reports, not of what they tell. */
const yearsOfReports =
  /(?:19|20)\d{2}年?(?:和|与|、|及)(?:19|20)\d{2}年?(?:的|这|两[份个])*(?:政府)?工作?报告/u;
const joining =
  /和|与|、|及|跟|以及|相比|比较|对比|一下|各|分别|两(?:年|市|地|份|个)|的?差别|有什么不同|差多少|相差多少|合计|一共|总共|加起来|谁[高低多少]|哪个[更]?[高低多少]/gu;

/** The cells of a question over reports of several places or years; empty for any other. */
export function readCells({ report, text }: ReadQuestion): readonly Cell[] {
  if (report === null) return [];
  const plain = text.normalize("NFKC");
  const said = [...new Set([...report.ownYears, ...report.dataYears])].toSorted((a, b) => a - b);
  const ofReports = yearsOfReports.test(plain) || report.dataYears.length === 0;
  const years = said.length === 0 ? [null] : said;
  const inOrder = report.places.toSorted((a, b) => plain.indexOf(a) - plain.indexOf(b));
  const places = inOrder.length === 0 ? [""] : inOrder;
  if (years.length * places.length < 2 || years.length * places.length > mostCells) return [];
  if (years[0] === null && places.length < 2) return [];
  const rest = withoutPlaces(plain.replaceAll(year, ""), report.places).replaceAll(joining, "");
  return places.flatMap((place) =>
    years.map((one) => {
      const when = one === null ? "" : `${one}年`;
      const named = one !== null && ofReports && !rest.includes("报告") ? "政府工作报告" : "";
      return { label: place + when, question: `${place}${when}${named}${rest}` };
    }),
  );
}

function withoutPlaces(text: string, places: readonly string[]): string {
  return places.reduce((rest, place) => rest.replaceAll(new RegExp(`${place}[市省州]?`, "gu"), ""), text);
}
