import type { Theme } from "./pattern.ts";

/** How strongly a text is about a theme: letters of its keywords found, the longest one twice. */
export function themeScore(theme: Theme, text: string): number {
  const found = theme.keywords.filter((word) => text.includes(word)).map((word) => word.length);
  return found.length === 0 ? 0 : found.reduce((sum, length) => sum + length, 0) + Math.max(...found);
}

/** 年轻干部队伍 is about 年轻干部 before 干部队伍. */
function firstAt(theme: Theme, text: string): number {
  return Math.min(...theme.keywords.map((word) => text.indexOf(word)).filter((at) => at >= 0));
}

/** Themes of a text, strongest first; those far behind the first are left out. */
export function matchThemes(themes: readonly Theme[], text: string): Theme[] {
  const scored = themes
    .map((theme) => ({ theme, score: themeScore(theme, text), at: firstAt(theme, text) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.at - b.at);
  const floor = (scored[0]?.score ?? 0) * 0.6;
  return scored.filter(({ score }) => score >= floor).map(({ theme }) => theme);
}
