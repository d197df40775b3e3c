import type { Passage } from "../../../domain/documents/document.ts";
import { themeScore } from "../../patterns/match-theme.ts";
import type { Point, Theme } from "../../patterns/pattern.ts";
import { extractPoints, headingOf } from "../../precedents/extract-points.ts";
import { placeNames } from "../../precedents/mask.ts";
import { reuseSentence, type ReuseContext } from "../../precedents/reuse-sentence.ts";
import type { Brief } from "../../request/brief.ts";
import { hanPairs, sharedShare } from "../../request/fact.ts";
import type { Formulation } from "../../wording/formulation.ts";
import type { CandidatePoint, CandidateSentence } from "./candidate.ts";
import { belongs, factAffinity } from "./place-facts.ts";

/** A sentence joins a point of the common stock when it shares this share of its letter pairs. */
const joinShare = 0.26;
const sentencesAPoint = 5;
/** Keyword letters that make a point of a report one of the theme. */
const relevant = 6;

/** A sentence on one field of party building belongs under that field's theme only. */
const otherField =
  /^(?:在)?(?:医院|学校|国企|机关|农村|社区|非公|社会组织|中小学|城市)|^(?:党员|干部|人才|企业|“两新”)抓/u;

/** What points are gathered from beside the common stock. */
export interface CandidateSources {
  readonly precedents: readonly Passage[];
  readonly formulations: readonly Formulation[];
  /** How many of the precedents, from the first on, the writer chose: their sentences need no other merit. */
  readonly pinned?: number | undefined;
  /** Every second point is left to a later part on the same matter. */
  readonly keepsBack?: boolean | undefined;
  /** What stands in the draft already: none of it is said again. */
  readonly said?: string | undefined;
}

/** What a report says is still wrong: no measure, and no success. */
const faulty = /不够|不足|不强|不多|不高|单一|短板|薄弱|有待|欠缺|滞后|差距|存在.{0,8}问题/u;

/** 各级书记要扛起责任: asked of somebody, not done. */
const asks = /(?:干部|部门|书记|大家|各地|单位|班子|党委|述)要|领导干部要/u;

/** The one theme whose points are faults. */
export const problemTheme = "问题";

interface ReportSentence extends CandidateSentence {
  readonly text: string;
  readonly lead: string | null;
  readonly relevance: number;
}

/** Points for one theme: its common stock enriched by what past reports say, and points of the reports. */
export function gatherCandidates(theme: Theme, brief: Brief, sources: CandidateSources): CandidatePoint[] {
  const found = reportSentences(theme, brief, sources);
  const used = new Set<ReportSentence>();
  const stock = theme.points
    .filter((point) => point.time === "both" || point.time === brief.time)
    .map((point): CandidatePoint => {
      const own = point.sentences
        .filter((clauses) => brief.time === "future" || !asks.test(clauses.join("，")))
        .map((clauses): CandidateSentence => ({
          clauses,
          precedent: null,
          hasOpenings: false,
        }));
      const joining = found
        .filter((sentence) => nearestPoint(theme, sentence) === point && !used.has(sentence))
        .slice(0, 2);
      for (const sentence of joining) used.add(sentence);
      const [first, ...rest] = own;
      const sentences = first === undefined ? joining : [first, ...joining, ...rest];
      return {
        lead: point.lead,
        sentences: sentences.slice(0, sentencesAPoint),
        aspects: point.aspects,
        theme: theme.name,
        score: 1 + joining.length * 0.15,
      };
    });
  const points = [
    ...(sources.keepsBack === true ? everySecond(stock, brief) : stock),
    ...reportPoints(
      theme,
      found.filter((sentence) => !used.has(sentence)),
      stock,
    ),
  ];
  return sources.said === undefined ? points : unsaid(points, sources.said);
}

/** Points that a fact belongs to stay. */
function everySecond(points: readonly CandidatePoint[], { facts, topic }: Brief): CandidatePoint[] {
  return points.filter(
    (point, index) => index % 2 === 0 || facts.some((fact) => factAffinity(fact, point, topic) >= belongs),
  );
}

/** What of the points the draft does not say yet. */
function unsaid(points: readonly CandidatePoint[], said: string): CandidatePoint[] {
  return points
    .filter(({ lead }) => lead === null || !said.includes(`${lead}。`))
    .map((point) => ({
      ...point,
      sentences: point.sentences.filter(
        ({ clauses }) => !clauses.some((clause) => clause.length >= 8 && said.includes(clause)),
      ),
    }))
    .filter(({ sentences }) => sentences.length > 0);
}

/** The point of the theme that a sentence is most like; null when it is like none. */
function nearestPoint(theme: Theme, sentence: ReportSentence): Point | null {
  const [nearest] = theme.points
    .map((point) => ({
      point,
      share:
        likeness([point.lead ?? "", ...point.sentences.flat()].join("，"), sentence.text) +
        (sentence.lead === point.lead ? 1 : 0),
    }))
    .toSorted((a, b) => b.share - a.share);
  return nearest !== undefined && nearest.share >= joinShare ? nearest.point : null;
}

/** Points with leads of their own, as the reports have them. */
function reportPoints(
  theme: Theme,
  sentences: readonly ReportSentence[],
  stock: readonly CandidatePoint[],
): CandidatePoint[] {
  const byLead = new Map<string, ReportSentence[]>();
  for (const sentence of sentences) {
    if (sentence.lead === null || sentence.relevance < relevant) continue;
    if (stock.some((point) => point.lead === sentence.lead)) continue;
    byLead.set(sentence.lead, [...(byLead.get(sentence.lead) ?? []), sentence]);
  }
  return [...byLead]
    .filter(([, group]) => group.some(({ text }) => text.length >= 16))
    .map(([lead, group]) => ({
      lead,
      sentences: group.slice(0, sentencesAPoint),
      aspects: [],
      theme: theme.name,
      score: 0.7 + Math.min(0.5, Math.max(...group.map(({ relevance }) => relevance)) / 40),
    }));
}

function reportSentences(
  theme: Theme,
  brief: Brief,
  { precedents, formulations, pinned = 0 }: CandidateSources,
): ReportSentence[] {
  const topicPairs = [...new Set(hanPairs(brief.topic))];
  return precedents.flatMap((passage, index) => {
    const context: ReuseContext = {
      places: placeNames(passage.document.region, passage.document.title),
      year: brief.year,
      topic: brief.topic,
      formulations,
      time: brief.time,
      scope: brief.place,
      isFirstPerson: brief.kind.isFirstPerson,
    };
    const about = themeScore(theme, headingOf(passage)) / 2;
    return extractPoints(passage.text).flatMap((point) =>
      point.sentences.flatMap((sentence): ReportSentence[] => {
        const text = `${point.lead ?? ""}${sentence}`;
        const onTopic = topicPairs.filter((pair) => text.includes(pair)).length;
        const relevance = themeScore(theme, text) + about + onTopic + (index < pinned ? relevant : 0);
        if (relevance < relevant) return [];
        const reused = reuseSentence(sentence, context);
        // A gap of another theme's figures helps nobody, however near it stands.
        if (reused?.hasOpenings === true && themeScore(theme, sentence) < relevant) return [];
        // The theme asks for the same figure in its own words.
        if (
          reused?.hasOpenings === true &&
          theme.openSentences.some((open) => likeness(open, sentence) > 0.4)
        )
          return [];
        if (theme.name !== problemTheme && faulty.test(text)) return [];
        if (otherField.test(sentence) && !theme.keywords.some((word) => sentence.startsWith(word))) return [];
        if (reused === null || restates(point.lead, reused.clauses.join("，"))) return [];
        return [
          {
            ...reused,
            precedent: index,
            text: reused.clauses.join("，"),
            lead: point.lead !== null && reuseLead(point.lead, context) ? point.lead : null,
            relevance,
          },
        ];
      }),
    );
  });
}

/** A lead without names, figures or another's level. */
function reuseLead(lead: string, context: ReuseContext): boolean {
  if (lead.length > 12 || lead.includes("，")) return false;
  const reused = reuseSentence(`${lead}，扎实推进各项工作`, context);
  return reused !== null && !reused.hasOpenings && reused.clauses[0] === lead;
}

/** A sentence that only says its lead again. */
function restates(lead: string | null, text: string): boolean {
  return lead !== null && text.length < lead.length * 3 && sharedShare(text, lead) > 0.6;
}

function likeness(a: string, b: string): number {
  return Math.max(sharedShare(a, b), sharedShare(b, a) * 0.8);
}
