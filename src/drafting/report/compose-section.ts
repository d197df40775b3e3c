import type { Theme } from "../patterns/pattern.ts";
import type { Brief } from "../request/brief.ts";
import { composePart, type ComposedPart, type PartSources } from "../compose/compose-part.ts";
import { shareFacts } from "../compose/points/share-facts.ts";
import type { PlannedSection } from "./plan-report.ts";

const numerals = "一二三四五六七八九十";
/** A section longer than this is divided by theme. */
const dividedFrom = 420;

/** One section with its heading; divided into （一）（二） where it is long. */
export function composeSection(section: PlannedSection, number: number, sources: PartSources): ComposedPart {
  const { brief, themes, words } = section;
  const heading = `${numerals[number] ?? number + 1}、${section.heading}`;
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
