import { han } from "./article-number.ts";
import type { Line } from "./line.ts";

/** Depths of headings as Chinese official documents nest them; smaller is outer. */
export const depth = {
  title: 1,
  part: 2,
  chapter: 3,
  section: 4,
  major: 5,
  minor: 6,
  point: 7,
  subpoint: 8,
  strand: 9,
} as const;

export type RecognisedHeading =
  | { readonly kind: "heading"; readonly depth: number; readonly text: string }
  /** A paragraph that opens with its own heading: `（一）深化学习教育。突出……`. */
  | { readonly kind: "headed"; readonly depth: number; readonly heading: string; readonly text: string };

const division = new RegExp(
  `^第[ \\u3000]*[${han}\\d]{1,6}[ \\u3000]*(编|篇|章|节|部分|单元)(?:[\\s\\u3000]*(.*))?$`,
  "u",
);
const divisionDepth: Readonly<Record<string, number>> = {
  编: depth.part,
  篇: depth.part,
  部分: depth.part,
  单元: depth.part,
  章: depth.chapter,
  节: depth.section,
};

/** Divisions without a number. */
const unnumbered =
  /^(?:总[\s\u3000]*则|分[\s\u3000]*则|附[\s\u3000]*则|总[\s\u3000]*纲|序[\s\u3000]*言|前[\s\u3000]*言|引[\s\u3000]*言|结[\s\u3000]*语)$/u;

const annex =
  /^附[\s\u3000]{0,9}(?:件|录|表|图)?[\s\u3000]{0,9}(?:[\d一二三四五六七八九十]{1,3}[\s\u3000]{0,9})?(?:[：:\s\u3000].{0,60})?$|^附[\s\u3000]{0,9}(?:件|录|表|图)[\s\u3000]{0,9}\d{1,2}[^\d].{0,40}$/u;
const sentenceEnd = /[。；;！？!?，,：:]$/u;

const numberings: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`^([${han}]{1,3})[、．.][\\s\\u3000]*(.+)$`, "u"), depth.major],
  [new RegExp(`^[（(][${han}]{1,3}[）)][\\s\\u3000]*(.+)$`, "u"), depth.minor],
  [/^\d{1,2}(?:[．、]|\.(?!\d))[\s\u3000]*(.+)$/u, depth.point],
  [/^[（(]\d{1,2}[）)][\s\u3000]*(.+)$/u, depth.subpoint],
  [/^[①-⑳][\s\u3000]*(.+)$/u, depth.strand],
  [/^[一二三四五六七八九十]{1,2}(?:是|要)(.+)$/u, depth.strand],
];

const headingLimit = 40;
const leadLimit = 30;

/** A heading, a paragraph that begins with one, or null. Marked headings keep the depth their own numbering says. */
export function recogniseHeading(line: Line): RecognisedHeading | null {
  const { text } = line;
  const divided = division.exec(text);
  if (divided !== null && text.length <= headingLimit && !sentenceEnd.test(text)) {
    const at = divisionDepth[divided[1] ?? ""] ?? depth.chapter;
    return { kind: "heading", depth: at, text: text.replace(/[\s\u3000]+/gu, "　") };
  }
  if (isAnnex(text)) return { kind: "heading", depth: depth.part, text };
  if (unnumbered.test(text))
    return { kind: "heading", depth: depth.chapter, text: text.replace(/[\s\u3000]+/gu, "") };
  if (line.level > 0) return { kind: "heading", depth: markedDepth(text, line.level), text };
  for (const [pattern, at] of numberings) {
    if (pattern.test(text)) return numberedLine(text, at);
  }
  return null;
}

export function isAnnex(text: string): boolean {
  return annex.test(text) && !sentenceEnd.test(text) && !unnumbered.test(text);
}

/** The depth of a list mark at the start of a line, or null. */
export function numberingDepth(text: string): number | null {
  return numberings.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

function markedDepth(text: string, level: number): number {
  const numbered = numberings.slice(0, 4).find(([pattern]) => pattern.test(text));
  if (numbered !== undefined) return numbered[1];
  return level === 1 ? depth.title : depth.title + level / 10;
}

function numberedLine(text: string, at: number): RecognisedHeading | null {
  const isStrand = at === depth.strand;
  if (!isStrand && text.length <= headingLimit && !sentenceEnd.test(text))
    return { kind: "heading", depth: at, text };
  const lead = /^[^。；：]{2,60}?[。；：]/u.exec(text)?.[0] ?? "";
  const isHeaded =
    lead.length > 0 && lead.length <= leadLimit && lead.length < text.length && !/[；：]$/u.test(lead);
  return isHeaded ? { kind: "headed", depth: at, heading: lead.slice(0, -1), text } : null;
}
