import { reportFacts, yearsIn, type ReportFacts } from "./report-facts.ts";
import type { DocumentMeta } from "../../../domain/documents/document.ts";

/** What a question says about the report it wants; null when it is not about reports. */
export interface ReportWish {
  readonly places: readonly string[];
  /** 2024年政府工作报告: the year in the report's name. */
  readonly ownYears: readonly number[];
  /** 2023年新增就业: the year the figures speak of. */
  readonly dataYears: readonly number[];
  /** 总结, 讲话 …: what the report calls itself. */
  readonly forms: readonly string[];
}

const formWords = ["工作报告", "总结", "讲话", "谋划", "计划", "要点", "述职", "述廉", "汇报", "报告"];
const reportYear =
  /((?:19|20)\d{2})年?(?:度)?(?:的|[\p{Script=Han}]{0,6})?(?:政府)?(?:工作)?(?:报告|总结|讲话|谋划|计划|要点|述职)/gu;
const asksCount = /多少|几[个名人次批期]|人次|数量/u;
/** Of a year that is over: what was done stands in reports only. */
const done = /去年|上年|前年|(?:19|20)\d{2}年[^，。？]{0,14}了(?:多少|几)/u;
const pointing = /(?:那|这)(?:篇|份|个)|往年|历年|上年|去年|前年|以前的?(?:报告|总结|讲话)|怎么写|写法|范文/u;

/** Facts of all reports of a generation, and what questions say about them. */
export class ReportMatcher {
  readonly #facts = new Map<number, ReportFacts & { readonly title: string }>();
  readonly #places: readonly string[];

  constructor(documents: readonly (DocumentMeta & { readonly id: number })[]) {
    for (const document of documents) {
      if (document.kind === "report") {
        this.#facts.set(document.id, { ...reportFacts(document), title: document.title });
      }
    }
    const places = [...this.#facts.values()].flatMap((facts) => (facts.place === null ? [] : [facts.place]));
    this.#places = [...new Set(places)];
  }

  /** `today` gives 去年 its year when no report year is said. */
  read(question: string, today: string): ReportWish | null {
    const text = question.normalize("NFKC");
    const places = this.#places.filter((place) => text.includes(place));
    const ownYears = [...text.matchAll(reportYear)].map((match) => Number(match[1]));
    const forms = formWords.filter((form) => text.includes(form));
    const said = yearsIn(text).filter((year) => !ownYears.includes(year));
    const about = places.length > 0 || (forms.length > 0 && ownYears.length > 0) || pointing.test(text);
    const counts = asksCount.test(text);
    if (!about && !(counts && done.test(text)) && !this.#unplaced(said, counts)) return null;
    const relative = ownYears.length > 0 || said.length > 0 ? [] : relativeYears(text, today);
    return { places, ownYears, dataYears: [...said, ...relative], forms };
  }

  /** 0 … 1: how well a document is the report that is wanted; 0 for policies. */
  match(wish: ReportWish, documentId: number): number {
    const facts = this.#facts.get(documentId);
    if (facts === undefined) return 0;
    if (wish.places.length > 0 && (facts.place === null || !wish.places.includes(facts.place))) return 0;
    const place = wish.places.length > 0 ? 0.5 : 0.2;
    const form = wish.forms.some((said) => facts.title.includes(said)) ? 0.1 : 0;
    return place + form + 0.4 * yearShare(wish, facts);
  }

  /** Documents that match as well as any does. */
  matching(wish: ReportWish): Set<number> {
    const scores = [...this.#facts.keys()].map((id) => ({ id, score: this.match(wish, id) }));
    const best = Math.max(0, ...scores.map(({ score }) => score));
    return new Set(best === 0 ? [] : scores.filter(({ score }) => score === best).map(({ id }) => id));
  }

  /** A year alone points to reports only when one of the unit's own covers it: of no place, or, for a count, all of one. */
  #unplaced(said: readonly number[], counts: boolean): boolean {
    const all = [...this.#facts.values()];
    const own = counts && this.#places.length <= 1 ? all : all.filter((facts) => facts.place === null);
    return own.some((facts) => facts.reviewedYears.some((year) => said.includes(year)));
  }
}

function yearShare(wish: ReportWish, facts: ReportFacts): number {
  if (wish.ownYears.some((year) => facts.ownYears.includes(year))) return 1;
  if (wish.ownYears.length > 0) return 0;
  if (wish.dataYears.some((year) => facts.reviewedYears.includes(year))) return 1;
  // A report also says what its own year is to bring.
  return wish.dataYears.some((year) => facts.ownYears.includes(year)) ? 0.5 : 0;
}

function relativeYears(text: string, today: string): number[] {
  const year = Number(today.slice(0, 4));
  if (text.includes("前年")) return [year - 2];
  if (/去年|上年/u.test(text)) return [year - 1];
  return /今年|本年/u.test(text) ? [year] : [];
}
