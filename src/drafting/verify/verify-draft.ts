import type { Citation, Unsupported } from "../../domain/answers/answer.ts";
import type { DraftFigure, DraftPlaceholder } from "../../domain/writing/draft.ts";
import type { Figure } from "../../grounding/figures.ts";
import type { Brief } from "../request/brief.ts";
import type { Fact } from "../request/fact.ts";
import { dataFigures } from "../wording/draft-figures.ts";
import { formulationsOutOfUse, type Formulation } from "../wording/formulation.ts";
import { findPersons } from "../wording/person-names.ts";
import { checkFullWording } from "../wording/full-wording.ts";
import { checkPairings } from "../wording/pairings.ts";
import { findDraftPlaceholders } from "../../domain/text/draft-placeholders.ts";

export interface Verified {
  readonly placeholders: readonly DraftPlaceholder[];
  readonly figures: readonly DraftFigure[];
  /** Figures without origin, facts missing or repeated, formulations out of their time. */
  readonly unsupported: readonly Unsupported[];
}

export interface VerifySources {
  readonly citations: readonly Citation[];
  readonly formulations: readonly Formulation[];
}

/** Traces every figure of a draft to a fact, a cited source or a placeholder, and every fact to its place. */
export function verifyDraft(
  text: string,
  brief: Brief,
  { citations, formulations }: VerifySources,
): Verified {
  const placeholders = findDraftPlaceholders(text);
  const figures: DraftFigure[] = placeholders.map(({ text: gap, start, end }) => ({
    text: gap,
    start,
    end,
    origin: "placeholder",
    citation: null,
    source: null,
  }));
  const unsupported: Unsupported[] = [];
  const request = dataFigures(brief.request);
  for (const figure of dataFigures(text)) {
    if (placeholders.some((gap) => figure.start < gap.end && figure.end > gap.start)) continue;
    // 2024年总结暨2025年谋划: the year after is no figure of anybody's.
    if (brief.kind.time === "both" && figure.unit === "年" && figure.value === brief.year + 1) continue;
    const traced = trace(figure, brief.facts, request, citations);
    if (traced === null)
      unsupported.push({ text: sentenceAround(text, figure.start), reason: `“${figure.text}”没有来源` });
    else figures.push(traced);
  }
  for (const fact of brief.facts) {
    const times = text.split(fact.text).length - 1;
    if (times === 0) unsupported.push({ text: fact.text, reason: "所给事实没有写入" });
    if (times > 1) unsupported.push({ text: fact.text, reason: "所给事实重复写入" });
  }
  for (const { formulation, start, fault } of formulationsOutOfUse(text, brief.year, formulations)) {
    if (
      brief.request.includes(formulation.phrase) ||
      brief.facts.some((fact) => fact.text.includes(formulation.phrase))
    )
      continue;
    const reason =
      fault === "too-early"
        ? `“${formulation.phrase}”${formulation.since}年才开始使用`
        : `“${formulation.phrase}”${formulation.until}年后不再使用${formulation.replacement === "" ? "" : `，现用“${formulation.replacement}”`}`;
    unsupported.push({ text: sentenceAround(text, start), reason });
  }
  unsupported.push(...checkPersons(text, brief, citations), ...checkDates(text, brief, citations));
  for (const { start, reason } of [...checkPairings(text), ...checkFullWording(text, formulations)])
    unsupported.push({ text: sentenceAround(text, start), reason });
  return {
    placeholders,
    figures: figures.toSorted((a, b) => a.start - b.start),
    unsupported,
  };
}

function everythingGiven(brief: Brief, citations: readonly Citation[]): string[] {
  return [brief.request, ...brief.facts.map((fact) => fact.text), ...citations.map(({ quote }) => quote)];
}

/** A day made of one fact's month and another's day. */
function checkDates(text: string, brief: Brief, citations: readonly Citation[]): Unsupported[] {
  const given = everythingGiven(brief, citations).map((source) => source.replaceAll(/\s/gu, ""));
  const known = (part: string): boolean => given.some((source) => source.includes(part));
  return [...text.matchAll(/(\d{1,2}月)(\d{1,2}日)/gu)].flatMap(
    ([date, month = "", day = ""], index, dates) =>
      known(date) || !known(month) || !known(day)
        ? []
        : [{ text: sentenceAround(text, dates[index]?.index ?? 0), reason: `“${date}”没有来源` }],
  );
}

/** A person that nobody gave, or with another office than was given. */
function checkPersons(text: string, brief: Brief, citations: readonly Citation[]): Unsupported[] {
  const given = everythingGiven(brief, citations);
  return findPersons(text).flatMap(({ name, office, start }) => {
    const known = given.filter((source) => source.includes(name));
    if (known.length === 0)
      return [{ text: sentenceAround(text, start), reason: `“${name}”这个姓名没有来源` }];
    return office === null || known.some((source) => source.includes(`${office}${name}`))
      ? []
      : [{ text: sentenceAround(text, start), reason: `“${name}”的职务与所给的不一致` }];
  });
}

function trace(
  figure: Figure,
  facts: readonly Fact[],
  request: readonly Figure[],
  citations: readonly Citation[],
): DraftFigure | null {
  const is = (other: Figure): boolean => other.value === figure.value && other.unit === figure.unit;
  const { text, start, end } = figure;
  const fact = facts.find(({ figures }) => figures.some(is));
  if (fact !== undefined) return { text, start, end, origin: "fact", citation: null, source: fact.source };
  if (request.some(is)) return { text, start, end, origin: "fact", citation: null, source: null };
  const citation = citations.find(({ quote }) => dataFigures(quote).some(is));
  return citation === undefined
    ? null
    : { text, start, end, origin: "source", citation: citation.n, source: null };
}

export function sentenceAround(text: string, at: number): string {
  const before = text.slice(0, at);
  const from = Math.max(before.lastIndexOf("。"), before.lastIndexOf("\n"), before.lastIndexOf("；")) + 1;
  const rest = text.slice(at);
  const end = /[。；\n]/u.exec(rest)?.index ?? rest.length;
  return text.slice(from, at + end + (rest[end] === "。" ? 1 : 0));
}
