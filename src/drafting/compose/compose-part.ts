import type { MarkStyle } from "../kinds/kind.ts";
import type { Theme } from "../patterns/pattern.ts";
import type { Brief } from "../request/brief.ts";
import { sharedShare } from "../request/fact.ts";
import type { CandidatePoint } from "./points/candidate.ts";
import { choosePoints } from "./points/choose-points.ts";
import type { CopyGuard } from "./copy-guard.ts";
import { fillVariables } from "./fill-variables.ts";
import { fitLength, type Fit, type Option } from "./fit-length.ts";
import { gatherCandidates, type CandidateSources } from "./points/gather-candidates.ts";
import { joinFacts, placeFacts } from "./points/place-facts.ts";
import { pointOptions, type WrittenPoint } from "./points/point-options.ts";

/** What a part is composed from. */
export interface PartSources extends CandidateSources {
  readonly themes: readonly Theme[];
  readonly guard: CopyGuard;
  /** Texts of all facts of the report, also of other parts: what they answer is not left open. */
  readonly answered?: readonly string[] | undefined;
}

export interface ComposedPart {
  readonly text: string;
  /** Positions of the precedents whose sentences were taken up. */
  readonly precedents: readonly number[];
}

type Piece = { readonly kind: "line"; readonly text: string } | ({ readonly kind: "point" } & WrittenPoint);

const secondTheme = 0.8;

/** One paragraph: opening sentence, points, what the facts show, and a call where one is wanted. */
export function composePart(brief: Brief, sources: PartSources, target: number): ComposedPart {
  const marks = marksFor(brief, target, sources.said !== undefined);
  const [main] = sources.themes;
  const candidates = sources.themes.flatMap((theme, order) =>
    gatherCandidates(theme, brief, sources).map((point) => ({
      ...point,
      // A theme only half meant helps out where the first has nothing.
      score: point.score - (order === 0 ? 0 : secondTheme),
    })),
  );
  const wanted = brief.count ?? usualCount(brief, target, marks);
  const counts = brief.count === null ? [wanted, wanted - 1, wanted + 1] : [wanted];
  let best: { fit: Fit<Piece>; worth: number } | null = null;
  for (const count of counts) {
    if (count < 1) continue;
    const fit = composeWith(
      choosePoints(candidates, count, brief, marks),
      main,
      brief,
      sources,
      target,
      marks,
    );
    if (fit === null) continue;
    const worth = fit.worth - Math.abs(count - wanted) * 0.8 - count * 0.6;
    if (best === null || worth > best.worth) best = { fit, worth };
  }
  const isItemised =
    sources.said !== undefined && (marks === "序号" || (marks === "是" && target >= itemisedFrom));
  return assemble(best?.fit.values ?? [], marks, isItemised);
}

function composeWith(
  points: readonly CandidatePoint[],
  main: Theme | undefined,
  brief: Brief,
  { guard, said, answered = [] }: PartSources,
  target: number,
  marks: MarkStyle,
): Fit<Piece> | null {
  const { pinned, loose } = placeFacts(brief.facts, points, brief.topic);
  const line = (text: string, quality: number): Option<Piece> => ({
    value: { kind: "line", text },
    length: text.length,
    quality,
  });
  const overviews = (main?.overviews ?? [])
    .filter(({ time }) => time === "both" || time === brief.time)
    .map(({ text }) => opening(fillVariables(text, brief), brief, said))
    .filter((text) => said?.includes(text) !== true)
    .map((text) => line(text, 1.5));
  const parts: Option<Piece>[][] = [[...overviews, line("", 0)]];
  for (const [index, point] of points.entries()) {
    const options = pointOptions(point, pinned[index] ?? [], {
      guard,
      openingWorth: openingWorth(brief),
      isOneSentence: brief.tone.isOneSentenceEach,
      leadLength: point.lead === null || marks === "无" ? 0 : point.lead.length + 3,
    }).map((option): Option<Piece> => ({ ...option, value: { kind: "point", ...option.value } }));
    if (options.length > 0) parts.push(options);
  }
  if (loose.length > 0) {
    const facts = joinFacts(loose);
    const results = main?.results ?? [];
    parts.push([
      ...results.map((text, order) =>
        line(
          fillVariables(
            text.replace("{facts}", () => facts),
            brief,
          ),
          0.6 - order * 0.1,
        ),
      ),
      line(`${facts}。`, 0),
    ]);
  }
  const worth = openingWorth(brief);
  if (brief.facts.length === 0 && worth !== null && brief.time === "past") {
    const open = (main?.openSentences ?? [])
      .filter((text) => !isAnswered(text, [...answered, ...(said === undefined ? [] : [said])]))
      .map((text) => line(fillVariables(text, brief), worth));
    parts.push(brief.openFigures === "invite" && open.length > 0 ? open : [line("", 0), ...open]);
  }
  const calls = (main?.calls ?? []).map((text) => line(fillVariables(text, brief), 1.5));
  if (brief.tone.isCall && calls.length > 0) parts.push(calls);
  // Within a report the call comes once, at its end.
  else if (marks === "要" && calls.length > 0 && said === undefined)
    parts.push([line("", 0), ...calls.map((call) => ({ ...call, quality: 0.3 }))]);
  return fitLength(parts, target);
}

/** Further down in a report nobody is told the year and the place again. */
function opening(text: string, { period, place, kind }: Brief, said: string | undefined): string {
  if (said === undefined || said === "") return text;
  const words = [period, "一年来", "近期", ...(kind.time === "past" ? [] : ["下一步"])];
  const when = words.find((word) => word !== null && text.startsWith(word));
  let bare = text.slice(when?.length ?? 0).replace(/^，/u, "");
  if (place !== null && !kind.isFirstPerson && bare.startsWith(place)) bare = bare.slice(place.length);
  return bare;
}

/** An open sentence whose figures a fact gives, or that was said already. */
function isAnswered(sentence: string, answers: readonly string[]): boolean {
  return sentence.split("，").some((clause) => {
    const plain = clause.replaceAll(/〔[^〔〕]*〕|。/gu, "");
    return answers.some((text) => text.includes(plain) || sharedShare(text, plain) > 0.75);
  });
}

/** A part of a report as long as this gives each point a paragraph of its own. */
const itemisedFrom = 420;
const markedFrom = { alone: 210, inReport: 110 } as const;

/** Leads are written with marks from some length on; a short paragraph runs on without. */
function marksFor(brief: Brief, target: number, isInReport: boolean): MarkStyle {
  if (brief.marks === "要" || brief.marks === "序号") return brief.marks;
  if (brief.count !== null) return brief.marks === "无" ? "是" : brief.marks;
  return target < (isInReport ? markedFrom.inReport : markedFrom.alone) ? "无" : "是";
}

function usualCount(brief: Brief, target: number, marks: MarkStyle): number {
  const facts = brief.facts.reduce((sum, { text }) => sum + text.length + 1, 0);
  const room = target - 55 - Math.min(facts, target / 2);
  return Math.max(
    marks === "无" ? 1 : 2,
    Math.min(target >= itemisedFrom ? 9 : 6, Math.round(room / (marks === "无" ? 45 : 68))),
  );
}

function openingWorth(brief: Brief): number | null {
  if (brief.openFigures === "avoid") return null;
  if (brief.openFigures === "invite") return 1.2;
  // What is still to be done has no figures to leave open.
  if (brief.time === "future") return null;
  return brief.facts.length > 0 ? -2 : 0.5;
}

function assemble(pieces: readonly Piece[], marks: MarkStyle, isItemised: boolean): ComposedPart {
  const lines: string[] = [];
  let number = 0;
  const precedents = new Set<number>();
  for (const piece of pieces) {
    if (piece.kind === "line") {
      if (piece.text !== "") lines.push(piece.text);
      continue;
    }
    number += 1;
    const mark = isItemised && marks === "是" ? `（${numerals[number - 1] ?? number}）` : null;
    const lead = piece.lead === null || marks === "无" ? "" : piece.lead;
    lines.push(
      (lead === "" ? "" : mark === null ? markedLead(lead, number, marks) : `${mark}${lead}。`) + piece.body,
    );
    for (const precedent of piece.precedents) precedents.add(precedent);
  }
  return { text: lines.join(isItemised ? "\n" : ""), precedents: [...precedents] };
}

const numerals = "一二三四五六七八九十";

export function markedLead(lead: string, number: number, marks: MarkStyle): string {
  if (marks === "序号") return `${number}.${lead}。`;
  return `${numerals[number - 1] ?? number}${marks === "要" ? "要" : "是"}${lead}。`;
}
