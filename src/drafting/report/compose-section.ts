import type { Theme } from "../patterns/pattern.ts";
import type { Brief } from "../request/brief.ts";
import type { Fact } from "../request/fact.ts";
import { composePart, type ComposedPart, type PartSources } from "../compose/compose-part.ts";
import { shareFacts } from "../compose/points/share-facts.ts";
import { generalTheme } from "../compose/subject.ts";
import type { PlannedSection } from "./plan-report.ts";

const numerals = "一二三四五六七八九十";
/** A section longer than this is divided by theme. */
const dividedFrom = 420;
/** What one part of a divided section takes at least, and a paragraph of a plain one. */
const partLength = 210;
const paragraphLength = 110;

/**
 * One section with its heading: one paragraph, several of them, or divided into （一）（二） where it is long.
 * `target` is the length of its text, characters.
 */
export function composeSection(
  section: PlannedSection,
  number: number,
  given: PartSources,
  target: number = section.words,
): ComposedPart {
  const sources = { ...given, keepsBack: section.keepsBack };
  const { brief, themes, isPlain } = section;
  const heading = `${numerals[number] ?? number + 1}、${section.heading}`;
  const parted = themes.filter((theme) => theme.name !== generalTheme);
  const count = isPlain
    ? Math.min(themes.length, Math.max(1, Math.floor(target / paragraphLength)))
    : target < dividedFrom
      ? 1
      : Math.min(parted.length, Math.floor(target / partLength));
  if (count < 2) {
    const part = composePart(asOf(brief, themes[0]), { ...sources, themes }, target);
    return { text: `${heading}\n${part.text}`, precedents: part.precedents };
  }
  const chosen = chooseThemes(parted, brief.facts, count);
  const shares = shareFacts(
    brief.facts,
    chosen.map((theme) => [theme]),
  );
  let said = sources.said ?? "";
  const parts = chosen.map((theme, index) => {
    const own = { ...asOf(brief, theme), facts: shares[index] ?? [], topic: theme.name };
    const lead = isPlain ? "" : `（${numerals[index] ?? index + 1}）${subheading(theme, own)}\n`;
    const room = Math.round(target / count) - lead.length;
    const part = composePart(own, { ...sources, themes: [theme], said }, room);
    said += part.text;
    return { text: lead + part.text, precedents: part.precedents };
  });
  return {
    text: [heading, ...parts.map(({ text }) => text)].join("\n"),
    precedents: parts.flatMap(({ precedents }) => precedents),
  };
}

/** A theme that only looks one way turns the brief that way. */
function asOf(brief: Brief, theme: Theme | undefined): Brief {
  const time = theme?.time ?? brief.time;
  return { ...brief, time, marks: brief.marks === "要" && time === "past" ? "是" : brief.marks };
}

/** Those that facts are about, then the first ones; in their own order. */
function chooseThemes(themes: readonly Theme[], facts: readonly Fact[], count: number): Theme[] {
  const shares = shareFacts(
    facts,
    themes.map((theme) => [theme]),
  );
  return themes
    .map((theme, index) => ({ theme, index, hasFacts: (shares[index]?.length ?? 0) > 0 }))
    .toSorted((a, b) => Number(b.hasFacts) - Number(a.hasFacts) || a.index - b.index)
    .slice(0, count)
    .toSorted((a, b) => a.index - b.index)
    .map(({ theme }) => theme);
}

function subheading(theme: Theme, { time }: Brief): string {
  const own = theme.subheadings.find((line) => line.time === time || line.time === "both");
  return own?.text ?? (time === "past" ? `${theme.name}工作扎实推进` : `抓好${theme.name}工作`);
}
