import { toChineseNumeral } from "../../domain/text/numerals.ts";
import type { Theme } from "../patterns/pattern.ts";
import type { Brief } from "../request/brief.ts";
import { endingOf, salutationOf } from "./address.ts";
import type { CandidatePoint } from "./points/candidate.ts";
import type { ComposedPart, PartSources } from "./compose-part.ts";
import { choosePoints } from "./points/choose-points.ts";
import { fillVariables } from "./fill-variables.ts";
import { fitLength, type Option } from "./fit-length.ts";
import { gatherCandidates } from "./points/gather-candidates.ts";
import { joinFacts, placeFacts } from "./points/place-facts.ts";
import { pointOptions } from "./points/point-options.ts";

/** Shorter than this a document has no numbered items: it says its matter in running prose. */
const itemsFrom = 200;
const charactersAnItem = 65;

interface Line {
  readonly text: string;
  readonly isItem: boolean;
  readonly precedents: readonly number[];
}

/** 请示, 通知, 函, 简报 …: title, addressee, reason, items, close, signature; a line each. */
export function composeDocument(brief: Brief, themes: readonly Theme[], sources: PartSources): ComposedPart {
  const { kind } = brief;
  const arranged = themes.find(({ hasAspects }) => hasAspects);
  const arrangement =
    arranged ?? (kind.items.length > 0 ? { name: kind.name, points: kind.items, reasons: [] } : undefined);
  const title = kind.titles.slice(0, 1).map((line) => fillVariables(line, brief));
  const salutation = salutationOf(brief);
  const reasons = arrangement !== undefined && brief.time === "future" ? arrangement.reasons : [];
  const opening = [
    ...reasons.slice(0, 1).map((line) => `${fillVariables(line, brief)}${present(brief)}`),
    ...(kind.openings.length > 0 ? kind.openings : themeOpenings(brief, sources)).map((line) =>
      fillVariables(line, brief),
    ),
  ].slice(0, 1);
  const ending = endingOf(brief);
  const fixed = [...title, ...salutation, ...opening, ...ending];
  const room = Math.max(60, brief.words - fixed.join("").length);
  const items =
    arrangement === undefined ? topicItems(brief, sources, room) : arrangedItems(brief, arrangement);
  const isMinutes = kind.marks === "会议";
  const numbered = brief.words >= itemsFrom && items.length > 1 && !isMinutes;
  const fit = fitLength(items, room);
  let number = 0;
  const lines = (fit?.values ?? [])
    .filter(({ text }) => text !== "")
    .map(({ text, isItem }) =>
      numbered && isItem
        ? markedItem(text, (number += 1), brief)
        : isMinutes
          ? text
          : text.replace(/^[^。]{2,8}。(?=[^。])/u, (lead) => (isItem ? "" : lead)),
    );
  const body = isMinutes || (numbered && brief.kind.marks !== "要") ? lines : [lines.join("")];
  return {
    text: [...title, ...salutation, ...opening, ...body, ...ending].filter((line) => line !== "").join("\n"),
    precedents: [...new Set((fit?.values ?? []).flatMap((line) => line.precedents))],
  };
}

/** A kind without an opening of its own begins with its theme's. */
function themeOpenings({ time }: Brief, { themes }: PartSources): string[] {
  const lines = (themes[0]?.overviews ?? []).filter((line) => line.time === "both" || line.time === time);
  return lines.map(({ text }) => text);
}

/** 一、… a line; 一要… in the one paragraph of a 主持词. */
function markedItem(text: string, number: number, { kind }: Brief): string {
  const numeral = toChineseNumeral(number);
  return kind.marks === "要" ? `${numeral}要${text}` : `${numeral}、${text}`;
}

function present({ kind }: Brief): string {
  return kind.name === "请示"
    ? "现将有关事项请示如下。"
    : `现就有关事项${kind.name === "函" ? "函商" : "通知"}如下。`;
}

/** Time, people, money: each with its facts; what nobody said is left open or left out. */
function arrangedItems(brief: Brief, theme: Pick<Theme, "name" | "points">): Option<Line>[][] {
  const points = theme.points.map((point): CandidatePoint => ({
    lead: point.lead,
    aspects: point.aspects,
    theme: theme.name,
    score: 1,
    sentences: point.sentences.map((clauses) => ({ clauses, precedent: null, hasOpenings: false })),
  }));
  const { filled, loose: unplaced } = placeFacts(brief.facts, points, brief.topic);
  // A point that takes everything takes what belongs nowhere else.
  const open = points.findIndex(({ aspects }) => aspects.includes("*"));
  const loose = open < 0 ? unplaced : [];
  const parts = points.map((point, index) => {
    const facts = [...(filled[index] ?? []), ...(index === open ? unplaced : [])];
    const takesFacts = point.sentences.some(({ clauses }) => clauses.join("").includes("{facts}"));
    const value =
      facts.length > 0
        ? joinFacts(facts)
        : brief.openFigures === "avoid"
          ? "按有关规定执行"
          : `〔${point.lead === null || point.lead === "" ? "具体内容" : point.lead}〕`;
    const options = point.sentences.flatMap(({ clauses }) =>
      clauses.map((_, count): Option<Line> => {
        const body = fillVariables(clauses.slice(0, count + 1).join("，"), brief).replace(
          "{facts}",
          () => value,
        );
        const rest = takesFacts || facts.length === 0 ? "" : `${joinFacts(facts)}。`;
        const lead = point.lead === null || point.lead === "" ? "" : `${point.lead}。`;
        const text = `${lead}${body}。${rest}`;
        return {
          value: { text, isItem: true, precedents: [] },
          length: text.length + 2,
          quality: 0.4 + count * 0.1,
        };
      }),
    );
    // 经费保障 of a meeting is spoken of only where there is something to say.
    if (facts.length === 0 && point.aspects.includes("!")) return [];
    const isNeeded = facts.length > 0 || !takesFacts || index === open;
    return isNeeded
      ? options
      : [{ value: { text: "", isItem: false, precedents: [] }, length: 0, quality: 0.3 }, ...options];
  });
  if (loose.length === 0) return parts.filter((options) => options.length > 0);
  const text = `${joinFacts(loose)}。`;
  return [
    ...parts.filter((options) => options.length > 0),
    [{ value: { text, isItem: false, precedents: [] }, length: text.length, quality: 0 }],
  ];
}

/** Points of the topic's theme as items, facts where they belong. */
function topicItems(brief: Brief, sources: PartSources, room: number): Option<Line>[][] {
  const candidates = sources.themes.flatMap((theme, order) =>
    gatherCandidates(theme, brief, sources).map((point) => ({
      ...point,
      score: point.score - order,
    })),
  );
  const wanted = Math.max(2, Math.min(6, Math.round(room / charactersAnItem)));
  const points = choosePoints(candidates, wanted, brief, "序号");
  const { pinned, loose } = placeFacts(brief.facts, points, brief.topic);
  const parts = points.map((point, index) =>
    pointOptions(point, pinned[index] ?? [], {
      guard: sources.guard,
      // What is still to be done has no figures to leave open.
      openingWorth:
        brief.openFigures === "invite"
          ? 1
          : brief.openFigures === "avoid" || brief.facts.length > 0 || brief.time === "future"
            ? null
            : -0.3,
      isOneSentence: false,
      leadLength: brief.words >= itemsFrom ? (point.lead?.length ?? 0) + 3 : 0,
    }).map((option): Option<Line> => ({
      ...option,
      value: {
        text: `${option.value.lead ?? ""}。${option.value.body}`,
        isItem: true,
        precedents: option.value.precedents,
      },
    })),
  );
  if (loose.length === 0) return parts.filter((options) => options.length > 0);
  const [theme] = sources.themes;
  const facts = joinFacts(loose);
  const results = [
    ...(theme?.results ?? []).map((text) => text.replace("{facts}", () => facts)),
    `${facts}。`,
  ];
  const last = results.map((text, order): Option<Line> => ({
    value: { text: fillVariables(text, brief), isItem: false, precedents: [] },
    length: text.length,
    quality: 0.5 - order * 0.1,
  }));
  return [...parts.filter((options) => options.length > 0), last];
}
