import type { Kind, OutlineHeading } from "../kinds/kind.ts";
import { matchThemes, themeScore } from "../patterns/match-theme.ts";
import type { Theme } from "../patterns/pattern.ts";
import type { Brief } from "../request/brief.ts";

/** What a request is about, in themes. */
export interface Subject {
  /** Main theme first; the general one when nothing fits. */
  readonly themes: readonly Theme[];
  /** The whole of the office's work: every heading of the kind is a part. */
  readonly isBroad: boolean;
}

const broad =
  /^(?:组织(?:工作)?$|组织工作|全年工作|年度工作|全面工作|有关工作|工作|重点工作|组织部|履职|述|个人)|(?:区委|县委|市委)?组织部工作/u;
/** What can be said of any work: it helps out, and has no part of its own. */
export const generalTheme = "通用";

export function readSubject(brief: Brief, themes: readonly Theme[]): Subject {
  const text = [brief.topic, ...brief.mentions].join(" ");
  const matched = withArrangement(brief, themes, matchThemes(themes, text).slice(0, 3));
  const isBroad =
    brief.kind.outline.length > 0 &&
    (broad.test(brief.topic) ||
      (matched.length === 0 && (brief.kind.isFirstPerson || brief.kind.time === "both")));
  // What a long document says of any work stands behind what it says of this one.
  const behind =
    (brief.kind.form === "document" || !brief.isPart) && brief.words >= 350
      ? themes.filter(({ name }) => name === generalTheme)
      : [];
  if (matched.length > 0 && !isBroad) return { themes: [...matched, ...behind], isBroad };
  // The facts may tell what the topic does not.
  const byFacts = matchThemes(themes, brief.facts.map((fact) => fact.text).join("，")).slice(0, 1);
  const fallback = themes.filter(({ name }) => name === generalTheme);
  return { themes: isBroad || byFacts.length === 0 ? fallback : byFacts, isBroad };
}

/** What is to be arranged comes before what it is about: a meeting on party building is a meeting. */
function withArrangement(brief: Brief, themes: readonly Theme[], matched: readonly Theme[]): Theme[] {
  const arranged = themes.find(
    (theme) =>
      theme.hasAspects && /^(?:召开|举办|开展|组织)/u.test(brief.topic) && themeScore(theme, brief.topic) > 0,
  );
  return arranged === undefined || brief.kind.form !== "document"
    ? [...matched]
    : [arranged, ...matched.filter((theme) => theme !== arranged)];
}

/** The themes that fill a heading; the topic's own where the heading names none. */
export function headingThemes(
  heading: OutlineHeading,
  themes: readonly Theme[],
  own: readonly Theme[],
): Theme[] {
  const named = heading.themes.flatMap((name) => themes.find((theme) => theme.name === name) ?? []);
  return named.length > 0 ? named : [...own];
}

/** A heading that looks ahead in a kind that looks both ways. */
export function headingTime(heading: string, kind: Kind, time: Brief["time"]): Brief["time"] {
  if (
    /下一步|打算|谋划|安排|部署|要求|措施|任务|目标|步骤|方向|压实|锚定|对策|建议|突出重点|加强领导|统一思想|努力方向/u.test(
      heading,
    )
  )
    return "future";
  if (/问题|情况|成绩|回顾|完成|原因/u.test(heading)) return "past";
  return kind.time === "both" ? "past" : time;
}
