import type { DraftOutline, OutlineSection } from "../../domain/draft.ts";
import { fillVariables } from "../compose/fill-variables.ts";
import { shareFacts } from "../compose/points/share-facts.ts";
import { headingThemes, headingTime, type Subject } from "../compose/subject.ts";
import type { OutlineHeading } from "../kinds/kind.ts";
import { matchThemes } from "../patterns/match-theme.ts";
import type { Theme } from "../patterns/pattern.ts";
import type { Brief } from "../request/brief.ts";
import type { Fact } from "../request/fact.ts";

/** Shorter than this a broad report is one paragraph a heading without title and salutation. */
const framedFrom = 600;

/** One section of a report as planned: what it is called, what it takes and how long it may be. */
export interface PlannedSection {
  readonly heading: string;
  readonly themes: readonly Theme[];
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
  readonly facts: readonly Fact[];
  /** As the writer set it; null: its share of the whole. */
  readonly words: number | null;
}

/** Whether a draft has headings, so that it is planned and written section by section. */
export function isReport(brief: Brief, { isBroad }: Subject): boolean {
  return brief.kind.form === "section" && brief.kind.outline.length > 0 && (!brief.isPart || isBroad);
}

/** Lays a whole report out: headings of its kind or the writer's own, facts and length shared among them. */
export function planReport(
  brief: Brief,
  subject: Subject,
  themes: readonly Theme[],
  edited: DraftOutline | null,
): ReportPlan {
  const { kind } = brief;
  const framed = edited !== null || !brief.isPart || brief.words >= framedFrom;
  const fill = (lines: readonly string[]): string[] =>
    lines.slice(0, 1).map((line) => fillVariables(line, brief));
  const title = edited?.title ?? fill(kind.titles)[0] ?? "";
  const head = framed
    ? [title, ...(kind.salutation === null ? [] : [kind.salutation]), ...fill(kind.openings)].filter(
        (line) => line !== "",
      )
    : [];
  const close = framed ? kind.closings.map((line) => fillVariables(line, brief)) : [];
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
    sections: headings.map(({ heading, themes: own, facts }, index) => {
      const time = headingTime(heading, kind, brief.time);
      const words = Math.max(40, (lengths[index] ?? 0) - heading.length - 2);
      return {
        heading,
        themes: own,
        words,
        brief: {
          ...brief,
          // What comes next has no year of its own: 下一步.
          period: kind.time === "both" && time === "future" ? null : brief.period,
          facts,
          time,
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
  const groups = outline.map((heading) => headingThemes(heading, themes, subject.themes));
  const shares = shareFacts(brief.facts, groups);
  return outline.map(({ heading }, index) => ({
    heading,
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
    const known = brief.kind.outline.find((line) => line.heading === heading);
    if (known !== undefined) return headingThemes(known, themes, subject.themes);
    const matched = matchThemes(themes, [heading, ...facts].join("，"));
    return matched.length > 0 ? matched.slice(0, 2) : [...subject.themes];
  });
  const chosen = new Set(sections.flatMap(({ facts }) => facts));
  const free = brief.facts.filter(({ text }) => !chosen.has(text));
  const shares = shareFacts(free, groups);
  return sections.map(({ heading, words, facts }, index) => ({
    heading,
    words,
    themes: groups[index] ?? [],
    facts: [...brief.facts.filter(({ text }) => facts.includes(text)), ...(shares[index] ?? [])],
  }));
}

function chooseOutline(brief: Brief, subject: Subject, themes: readonly Theme[]): readonly OutlineHeading[] {
  const { outline } = brief.kind;
  const bearable = Math.max(2, Math.floor(brief.words / 150));
  if (outline.length <= bearable || !subject.isBroad) return outline.slice(0, Math.max(bearable, 1));
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
