import type { DraftOutline, OutlineSection } from "../../domain/writing/draft.ts";
import { endingOf, salutationOf } from "../compose/address.ts";
import { fillVariables } from "../compose/fill-variables.ts";
import { problemTheme } from "../compose/points/gather-candidates.ts";
import { shareFacts } from "../compose/points/share-facts.ts";
import { headingThemes, headingTime, type Subject } from "../compose/subject.ts";
import type { OutlineHeading } from "../kinds/kind.ts";
import { matchThemes } from "../patterns/match-theme.ts";
import type { Theme } from "../patterns/pattern.ts";
import type { Brief } from "../request/brief.ts";
import type { Fact } from "../request/fact.ts";

/** Shorter than this a broad report is one paragraph a heading without title and salutation. */
const framedFrom = 600;
/** From this length on a 通知, 报告 … has headings. */
const headedFrom = 400;

/** One section of a report as planned: what it is called, what it takes and how long it may be. */
export interface PlannedSection {
  readonly heading: string;
  readonly themes: readonly Theme[];
  /** Its themes are paragraphs without headings of their own. */
  readonly isPlain: boolean;
  /** A later section is about the same: half of what can be said is left to it. */
  readonly keepsBack: boolean;
  readonly brief: Brief;
  /** Of its text, heading left out. */
  readonly words: number;
}

export interface ReportPlan {
  /** Title, salutation and opening, a line each. */
  readonly head: readonly string[];
  readonly sections: readonly PlannedSection[];
  readonly close: readonly string[];
  /** What the writer may edit of it. */
  readonly outline: DraftOutline;
  /** Length of the whole, characters. */
  readonly words: number;
}

interface PlannedHeading {
  readonly heading: string;
  readonly themes: readonly Theme[];
  readonly isPlain: boolean;
  readonly facts: readonly Fact[];
  /** As the writer set it; null: its share of the whole. */
  readonly words: number | null;
}

/** Whether a draft has headings, so that it is planned and written section by section. */
export function isReport(brief: Brief, { isBroad, themes }: Subject): boolean {
  const { form, outline } = brief.kind;
  if (outline.length === 0) return false;
  if (form === "section") return !brief.isPart || isBroad;
  // A 通知 of a meeting arranges it; one of some length on a task has headings.
  return form === "document" && brief.words >= headedFrom && !themes.some(({ hasAspects }) => hasAspects);
}

/** Lays a whole report out: headings of its kind or the writer's own, facts and length shared among them. */
export function planReport(
  brief: Brief,
  subject: Subject,
  themes: readonly Theme[],
  edited: DraftOutline | null,
): ReportPlan {
  const { kind } = brief;
  const framed = edited !== null || !brief.isPart || brief.words >= framedFrom || kind.form === "document";
  const fill = (lines: readonly string[]): string[] =>
    lines.slice(0, 1).map((line) => fillVariables(line, brief));
  const title = edited?.title ?? fill(kind.titles)[0] ?? "";
  const head = framed
    ? [title, ...salutationOf(brief), ...fill(kind.openings)].filter((line) => line !== "")
    : [];
  const close = framed ? endingOf(brief) : [];
  const frame = [...head, ...close].join("").length;
  const headings =
    edited === null
      ? kindHeadings(brief, subject, themes)
      : ownHeadings(brief, subject, themes, edited.sections);
  const lengths = shareLength(headings, brief.words - frame);
  return {
    head,
    close,
    words: frame + lengths.reduce((sum, words) => sum + words, 0),
    outline: {
      title,
      sections: headings.map(({ heading, facts }, index) => ({
        heading,
        words: lengths[index] ?? 0,
        facts: facts.map(({ text }) => text),
      })),
    },
    sections: headings.map(({ heading, themes: own, facts, isPlain }, index) => {
      const time = headingTime(heading, kind, brief.time);
      const words = Math.max(40, (lengths[index] ?? 0) - heading.length - 2);
      return {
        heading,
        themes: own,
        words,
        isPlain,
        keepsBack: headings
          .slice(index + 1)
          .some(({ themes: later }) => own.some((theme) => later.includes(theme))),
        brief: {
          ...brief,
          // What comes next has no year of its own: 下一步.
          period: kind.time === "both" && time === "future" ? null : brief.period,
          facts,
          time,
          // 一要、二要 asks for something to be done: what was done is told as 一是、二是.
          marks: brief.marks === "要" && time === "past" ? "是" : brief.marks,
          words,
          count: null,
          mentions: [],
          isPart: true,
          topic: own[0] === undefined || subject.themes.includes(own[0]) ? brief.topic : own[0].name,
        },
      };
    }),
  };
}

function shareLength(headings: readonly PlannedHeading[], room: number): number[] {
  const weights = headings.map(
    ({ themes, facts }) => 1 + Math.min(3, themes.length - 1) * 0.4 + facts.length * 0.15,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return headings.map(({ words }, index) => words ?? Math.round((room * (weights[index] ?? 1)) / total));
}

/** The headings of the kind, as many as the length bears. */
function kindHeadings(brief: Brief, subject: Subject, themes: readonly Theme[]): PlannedHeading[] {
  const outline = chooseOutline(brief, subject, themes);
  const groups = outline.map((heading) =>
    headingThemes(heading, themes, subject.themes).map((theme) => withOwnProblems(theme, subject)),
  );
  const shares = shareByTime(brief, outline, groups, brief.facts);
  return outline.map(({ heading, isPlain }, index) => ({
    heading,
    isPlain,
    themes: groups[index] ?? [],
    facts: shares[index] ?? [],
    words: null,
  }));
}

/** The writer's headings: those of the kind keep their themes, others are about what they and their facts say. */
function ownHeadings(
  brief: Brief,
  subject: Subject,
  themes: readonly Theme[],
  sections: readonly OutlineSection[],
): PlannedHeading[] {
  const groups = sections.map(({ heading, facts }) => {
    const known = outlineOf(brief, subject).find((line) => line.heading === heading);
    if (known !== undefined) return headingThemes(known, themes, subject.themes);
    const matched = matchThemes(themes, [heading, ...facts].join("，"));
    return matched.length > 0 ? matched.slice(0, 2) : [...subject.themes];
  });
  const chosen = new Set(sections.flatMap(({ facts }) => facts));
  const free = brief.facts.filter(({ text }) => !chosen.has(text));
  const shares = shareByTime(brief, sections, groups, free);
  return sections.map(({ heading, words, facts }, index) => ({
    heading,
    words,
    isPlain: outlineOf(brief, subject).find((line) => line.heading === heading)?.isPlain ?? false,
    themes: groups[index] ?? [],
    facts: [...brief.facts.filter(({ text }) => facts.includes(text)), ...(shares[index] ?? [])],
  }));
}

/** Of one matter its own problems are told, not those of any office. */
function withOwnProblems(theme: Theme, { themes, isBroad }: Subject): Theme {
  const [own] = themes;
  return theme.name !== problemTheme || isBroad || own === undefined || own.problems.length === 0
    ? theme
    : { ...theme, points: own.problems };
}

/** A report on one matter has headings of its own where the kind gives them. */
function outlineOf(brief: Brief, { isBroad }: Subject): OutlineHeading[] {
  const { outline, topicOutline } = brief.kind;
  const headings = isBroad || topicOutline.length === 0 ? outline : topicOutline;
  return headings.map((line) => ({ ...line, heading: fillVariables(line.heading, brief) }));
}

const aboutFuture = /^(?:明年|来年|下一?步|下半年|力争|计划|拟|到20\d{2}年)/u;

/** What is planned goes where the report looks ahead, what was done where it looks back. */
function shareByTime(
  brief: Brief,
  headings: readonly { readonly heading: string }[],
  groups: readonly (readonly Theme[])[],
  facts: readonly Fact[],
): Fact[][] {
  const times = headings.map(({ heading }) => headingTime(heading, brief.kind, brief.time));
  const shares: Fact[][] = headings.map(() => []);
  for (const time of ["past", "future"] as const) {
    const own = facts.filter(({ text }) => (aboutFuture.test(text) ? "future" : "past") === time);
    // A report that looks one way only takes all facts there.
    const places = [...times.keys()].filter((index) => times[index] === time || !times.includes(time));
    const shared = shareFacts(
      own,
      places.map((index) => groups[index] ?? []),
    );
    for (const [order, index] of places.entries()) shares[index]?.push(...(shared[order] ?? []));
  }
  return shares;
}

function chooseOutline(brief: Brief, subject: Subject, themes: readonly Theme[]): readonly OutlineHeading[] {
  const outline = outlineOf(brief, subject);
  const bearable = Math.max(2, Math.floor(brief.words / 150));
  if (outline.length <= bearable || brief.kind.isAlwaysWhole || brief.kind.form === "document")
    return outline;
  const groups = outline.map((heading) => headingThemes(heading, themes, []));
  const shares = shareFacts(brief.facts, groups);
  // Headings with facts stay; then the first ones.
  const ranked = outline
    .map((heading, index) => ({ heading, index, facts: shares[index]?.length ?? 0 }))
    .toSorted((a, b) => Math.min(1, b.facts) - Math.min(1, a.facts) || a.index - b.index);
  return ranked
    .slice(0, bearable)
    .toSorted((a, b) => a.index - b.index)
    .map(({ heading }) => heading);
}
