import type { OutlineHeading } from "../kinds/kind.ts";
import type { Theme } from "../patterns/pattern.ts";
import type { Brief } from "../request/brief.ts";
import { composePart, type ComposedPart, type PartSources } from "./compose-part.ts";
import { fillVariables } from "./fill-variables.ts";
import { shareFacts } from "./points/share-facts.ts";
import { headingThemes, headingTime, type Subject } from "./subject.ts";

const numerals = "一二三四五六七八九十";
/** A section longer than this is divided by theme. */
const dividedFrom = 420;
/** Shorter than this a broad report is one paragraph a heading without title and salutation. */
const framedFrom = 600;

/** One section of a report as planned: what it is called, what it takes and how long it may be. */
export interface PlannedSection {
  readonly heading: OutlineHeading;
  readonly themes: readonly Theme[];
  readonly brief: Brief;
  readonly words: number;
}

export interface ReportPlan {
  /** Title, salutation and opening, a line each. */
  readonly head: readonly string[];
  readonly sections: readonly PlannedSection[];
  readonly close: readonly string[];
}

/** Lays a whole report out: headings of its kind, facts and length shared among them. */
export function planReport(brief: Brief, subject: Subject, themes: readonly Theme[]): ReportPlan {
  const { kind } = brief;
  const framed = brief.words >= framedFrom;
  const fill = (lines: readonly string[]): string[] =>
    lines.slice(0, 1).map((line) => fillVariables(line, brief));
  const head = framed
    ? [...fill(kind.titles), ...(kind.salutation === null ? [] : [kind.salutation]), ...fill(kind.openings)]
    : [];
  const close = framed ? kind.closings.map((line) => fillVariables(line, brief)) : [];
  const outline = chooseOutline(brief, subject, themes);
  const groups = outline.map((heading) => headingThemes(heading, themes, subject.themes));
  const shares = shareFacts(brief.facts, groups);
  const room = brief.words - [...head, ...close].join("").length;
  const weights = groups.map(
    (group, index) => 1 + Math.min(3, group.length - 1) * 0.4 + (shares[index]?.length ?? 0) * 0.15,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    head,
    close,
    sections: outline.map((heading, index) => {
      const facts = shares[index] ?? [];
      const time = headingTime(heading, kind, brief.time);
      const words = Math.round((room * (weights[index] ?? 1)) / total);
      return {
        heading,
        themes: groups[index] ?? [],
        words: words - heading.heading.length - 2,
        // What comes next has no year of its own: 下一步.
        brief: {
          ...brief,
          period: kind.time === "both" && time === "future" ? null : brief.period,
          facts,
          time,
          count: null,
          mentions: [],
          topic: heading.themes[0] ?? brief.topic,
        },
      };
    }),
  };
}

/** As many headings as the length bears. */
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

/** One section with its heading; divided into （一）（二） where it is long. */
export function composeSection(section: PlannedSection, number: number, sources: PartSources): ComposedPart {
  const { brief, themes, words } = section;
  const heading = `${numerals[number] ?? number + 1}、${section.heading.heading}`;
  const count = Math.min(themes.length, Math.floor(words / (dividedFrom / 2)));
  if (words < dividedFrom || count < 2) {
    const part = composePart(brief, { ...sources, themes }, words);
    return { text: `${heading}\n${part.text}`, precedents: part.precedents };
  }
  const chosen = themes.slice(0, count);
  const shares = shareFacts(
    brief.facts,
    chosen.map((theme) => [theme]),
  );
  const parts = chosen.map((theme, index) => {
    const facts = shares[index] ?? [];
    const own = { ...brief, facts, topic: theme.name };
    const lead = `（${numerals[index] ?? index + 1}）${subheading(theme, brief)}`;
    const part = composePart(own, { ...sources, themes: [theme] }, Math.round(words / count) - lead.length);
    return { text: `${lead}\n${part.text}`, precedents: part.precedents };
  });
  return {
    text: [heading, ...parts.map(({ text }) => text)].join("\n"),
    precedents: parts.flatMap(({ precedents }) => precedents),
  };
}

function subheading(theme: Theme, { time }: Brief): string {
  return time === "past" ? `${theme.name}工作扎实推进` : `抓好${theme.name}工作`;
}

/** The whole report at once; a caller that shows progress plans and composes section by section. */
export function composeReport(
  brief: Brief,
  subject: Subject,
  themes: readonly Theme[],
  sources: PartSources,
): ComposedPart {
  const plan = planReport(brief, subject, themes);
  const sections = plan.sections.map((section, index) => composeSection(section, index, sources));
  return {
    text: [...plan.head, ...sections.map(({ text }) => text), ...plan.close].join("\n"),
    precedents: [...new Set(sections.flatMap(({ precedents }) => precedents))],
  };
}
