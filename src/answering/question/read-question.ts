import type { DocumentRow } from "../../ports/store.ts";
import { tokenize, type Term } from "../../retrieval/indexing/tokenize.ts";
import { reportFacts } from "../../retrieval/understanding/reports/report-facts.ts";
import {
  QuestionReader,
  type QuestionVocabulary,
  type UnderstoodQuestion,
} from "../../retrieval/understanding/understand-question.ts";
import { isOutdated } from "../selection/catalog.ts";
import type { TermWeight } from "../selection/term-weights.ts";
import {
  asksAmount,
  classifyQuestion,
  expectedCount,
  expectedFigure,
  listedThings,
  type QuestionKind,
} from "./classify-question.ts";
import type { StandaloneQuestion } from "./condense.ts";
import { definiteSubjects } from "./definite-subjects.ts";
import { findMissing, findPrivate } from "./find-missing.ts";
import { readVersionsCompared, type VersionsCompared } from "./versions-compared.ts";
import { stripQuestion } from "./strip-question.ts";

/** Everything read off a question before looking for its answer. */
export interface ReadQuestion {
  /** Standing alone, as given to retrieval. */
  readonly text: string;
  /** The same with one of its words as documents write it: 发展党员流程 for 入党流程. */
  readonly rephrased: readonly string[];
  readonly kinds: readonly QuestionKind[];
  /** Telling terms with their weights. */
  readonly terms: ReadonlyMap<Term, number>;
  /** What abbreviations of the question stand for: welcome where found, not missed where absent. */
  readonly expansions: ReadonlyMap<Term, number>;
  /** Members of what it calls by a short name: 三会一课 is 支部党员大会, 支部委员会会议, 党小组会, 党课. */
  readonly spelledOut: readonly (readonly string[])[];
  /** Those short names, one for one. */
  readonly shortNames: readonly string[];
  readonly figure: RegExp | null;
  readonly count: number | null;
  /** What a list question wants listed: 方式, 情形; empty for others. */
  readonly listed: readonly string[];
  /** It asks for an amount: an answer without a figure is none. */
  readonly asksAmount: boolean;
  /** Documents it names or points at by place and year, all versions. */
  readonly namedIds: ReadonlySet<number>;
  /** The things it sets side by side, as sets of documents. */
  readonly sides: readonly ReadonlySet<number>[];
  /** Places, years and kinds of the reports it asks about; null for none. */
  readonly report: UnderstoodQuestion["report"];
  /** The very reports of the place and year it names; of a place alone the newest. */
  readonly reportIds: ReadonlySet<number>;
  /** It asks about a report: by place, year or kind. */
  readonly aboutReports: boolean;
  /** Titles and places it names that the base does not hold. */
  readonly missing: readonly string[];
  /** What a clause must hold to say anything about the definite things it names. */
  readonly subjects: readonly RegExp[];
  /** Articles it names, as `articleKey` gives them. */
  readonly articles: readonly string[];
  /** Our own chain of regions, null where nobody said it. */
  readonly officeRegion: string | null;
  /** `older`: asks for a text that has been replaced; `both`: for versions side by side. */
  readonly version: UnderstoodQuestion["version"];
  /** What it asks to see of two versions of one text, or null. */
  readonly versionsCompared: VersionsCompared | null;
}

/** Words of the earlier question steer, those of the present one decide. */
const backgroundShare = 0.6;
const expansionShare = 0.5;
/** A numbered word with so many forms is the name of a list: 三会一课. */
const fewestMembers = 3;
const numbered = /[一两二三四五六七八九十]/u;
/** From here a report is the one of the place and year meant. */
const rightReport = 0.6;
/** From here it is the one that tells of that year. */
const exactReport = 0.85;
/** Of the unit's own, whose place nobody says. */
const exactOwn = 0.55;
const placeAlone = 0.5;
/** Of reports whose place nobody says: more than for being a report at all. */
const anyYear = 0.31;
const asksCount = /多少|几[个名人次批期]|人次/u;
const planned = /目标|计划|预期|打算|力争|安排/u;

export type ReadQuestions = (question: StandaloneQuestion, rows: readonly DocumentRow[]) => ReadQuestion;

/** `allRows` are the generation's; each question is read within the rows its asker may see. */
export function createQuestionReading(
  allRows: () => readonly DocumentRow[],
  vocabulary: QuestionVocabulary,
  weight: TermWeight,
  today: () => string,
  officeRegion: string | null = null,
): ReadQuestions {
  let reader: QuestionReader | null = null;
  return (question, rows) => {
    reader ??= new QuestionReader(allRows(), vocabulary);
    const understood = reader.read(question.text, today());
    const lists = understood.words.filter(
      ({ said, forms }) => numbered.test(said) && forms.length >= fewestMembers,
    );
    const { text, focus, background } = question;
    const mentioned = understood.mentions.flatMap((mention) => mention.documentIds);
    const focusKinds = classifyQuestion(focus);
    return {
      text,
      rephrased: understood.words.flatMap(({ said, forms }) => forms.map((form) => text.replace(said, form))),
      kinds: focusKinds[0] === "fact" && background !== null ? classifyQuestion(text) : focusKinds,
      terms: weighTerms(focus, background, weight),
      expansions: weighAll(otherWords(understood).join(" "), weight, expansionShare),
      spelledOut: lists.map(({ forms }) => forms),
      shortNames: lists.map(({ said }) => said),
      figure: expectedFigure(focus) ?? (background === null ? null : expectedFigure(text)),
      count: classifyQuestion(text).includes("list") ? expectedCount(text) : null,
      listed: classifyQuestion(text).includes("list") ? listedThings(text) : [],
      asksAmount: asksAmount(text),
      namedIds: new Set([...mentioned, ...reportsMeant(understood, reader, rows)]),
      sides: reader.sides(understood),
      officeRegion,
      report: understood.report,
      reportIds: new Set(exactReports(understood, reader, rows)),
      aboutReports: understood.report !== null,
      missing: [
        ...findMissing(text, rows, understood.mentions),
        ...findPrivate(text, today()),
        ...missingYears(understood, reader, rows),
      ],
      subjects: definiteSubjects(text),
      articles: understood.articles,
      version: versionMeant(text, understood, rows),
      versionsCompared: readVersionsCompared(text, understood),
    };
  };
}

const opensWithYear = /^(?:关于)?((?:19|20)\d{2})年?(?:的|版的?|那[个份])?[“"‘「]?[\p{Script=Han}]/u;
const shortQuestion = 24;

/** “2021年的十严禁” names a version by its year alone, where a replaced text bears that year. */
function versionMeant(
  text: string,
  understood: UnderstoodQuestion,
  rows: readonly DocumentRow[],
): UnderstoodQuestion["version"] {
  const year = opensWithYear.exec(text.normalize("NFKC"))?.[1];
  const { version } = understood;
  if (year === undefined || text.length > shortQuestion || version.mode !== "current") return version;
  if (version.years.length > 0 || understood.report !== null || understood.mentions.length > 0)
    return version;
  const old = rows.some((row) => row.kind === "policy" && isOutdated(row) && row.title.includes(year));
  return old ? { ...version, mode: "older", years: [Number(year)] } : version;
}

function reportsMeant(
  understood: UnderstoodQuestion,
  reader: QuestionReader,
  rows: readonly DocumentRow[],
): number[] {
  const wish = understood.report;
  if (wish === null) return [];
  return rows
    .filter((row) => row.kind === "report" && reader.reportMatch(wish, row.id) >= rightReport)
    .map((row) => row.id);
}

function exactReports(
  understood: UnderstoodQuestion,
  reader: QuestionReader,
  rows: readonly DocumentRow[],
): number[] {
  const wish = understood.report;
  if (wish === null) return [];
  const dated = wish.ownYears.length + wish.dataYears.length > 0;
  // What is planned for a year stands in the report of that year, what came of it in the next.
  const exact = wish.places.length > 0 ? exactReport : exactOwn;
  const least = planned.test(understood.text) ? rightReport : exact;
  const scored = rows
    .filter((row) => row.kind === "report")
    .map((row) => ({ row, match: reader.reportMatch(wish, row.id) }))
    .filter(({ match }) => match >= (dated ? least : placeAlone));
  if (dated) return scored.map(({ row }) => row.id);
  const newest = Math.max(0, ...scored.flatMap(({ row }) => reportFacts(row).ownYears));
  return scored.filter(({ row }) => reportFacts(row).ownYears.includes(newest)).map(({ row }) => row.id);
}

/** The place is held, but no report of it speaks of that year. */
function missingYears(
  understood: UnderstoodQuestion,
  reader: QuestionReader,
  rows: readonly DocumentRow[],
): string[] {
  const wish = understood.report;
  const years = wish === null ? [] : [...wish.ownYears, ...wish.dataYears];
  if (wish === null || wish.places.length > 1 || years.length === 0) return [];
  const place = wish.places[0] ?? "";
  if (place === "" && !asksCount.test(understood.text)) return [];
  const reports = rows.filter(({ kind }) => kind === "report");
  const own = reports.filter((row) => reportFacts(row).place === null);
  const held =
    place !== "" ? reports.filter((row) => reportFacts(row).place === place) : own.length > 0 ? own : reports;
  const right = place === "" ? anyYear : rightReport;
  if (held.length === 0 || held.some((row) => reader.reportMatch(wish, row.id) > right)) return [];
  return [`${place}${years.join("、")}年的报告`];
}

/** What abbreviations and everyday words stand for, and mistyped words as they were meant. */
function otherWords({ words, corrections }: UnderstoodQuestion): string[] {
  return [...words.flatMap(({ forms }) => forms), ...corrections.map(({ to }) => to)];
}

function weighTerms(focus: string, background: string | null, weight: TermWeight): ReadonlyMap<Term, number> {
  const behind = weighAll(stripQuestion(background ?? ""), weight, backgroundShare);
  return new Map([...behind, ...weighAll(stripQuestion(focus), weight, 1)]);
}

function weighAll(text: string, weight: TermWeight, share: number): Map<Term, number> {
  return new Map(tokenize(text).map((term) => [term, weight(term) * share]));
}
