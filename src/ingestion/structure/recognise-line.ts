import type { Line } from "./line.ts";

const han = "零〇一二三四五六七八九十百千两";
const articleStart = new RegExp(
  `^(第[${han}\\d]{1,8}条(?:之[${han}\\d]{1,3})?)(?:[\\s\\u3000：:]+|$)(.*)$`,
  "u",
);
/**
 * Without a space after 条 the mark may also be a reference: these words never begin an article's own
 * text (规定的情形, but 规范…; 中所称, but 中央…).
 */
const reference =
  "规定|所(?:列|述|称|指|规)|第|、|的|之|款|项(?!目)|中(?:的|所|规定|关于)|[和或与及至](?:者|其)?(?:本|第)|[，。；,;)）》]";
const gluedArticle = new RegExp(`^(第[${han}\\d]{1,8}条(?:之[${han}\\d]{1,3})?)(?!${reference})(.+)$`, "u");
const chapter = new RegExp(`^第\\s*[${han}\\d]{1,6}\\s*([编章节])(?:[\\s\\u3000]*(.*))?$`, "u");
const section = new RegExp(`^([${han}]{1,3})[、．.]\\s*(.+)$`, "u");
const subsection = new RegExp(`^[（(][${han}]{1,3}[）)]\\s*(.+)$`, "u");
const annex = /^附\s*件?\s*\d{0,2}\s*[：:]?.{0,40}$/u;
const sentenceEnd = /[。；;！？!?，,：:]$/u;

/** Depths of headings as Chinese official documents nest them; smaller is outer. */
export const depth = { title: 1, part: 2, chapter: 3, section: 4, major: 5, minor: 6 } as const;

export type RecognisedLine =
  | { readonly kind: "article"; readonly article: string; readonly text: string }
  | { readonly kind: "heading"; readonly depth: number; readonly text: string }
  /** A paragraph that opens with its own heading: `（一）深化学习教育。突出……`. */
  | { readonly kind: "headed"; readonly depth: number; readonly heading: string; readonly text: string }
  | { readonly kind: "text"; readonly text: string };

const headingLimit = 40;
const leadLimit = 30;

/**
 * Tells what a line is. `previousArticle` is the number of the article before it in this part
 * (0 at its beginning): `第十五条党委……` without a space is an article only as the next number.
 */
export function recogniseLine(line: Line, previousArticle: number): RecognisedLine {
  const { text } = line;
  const spaced = articleStart.exec(text);
  if (spaced !== null) return article(spaced[1] ?? "", spaced[2] ?? "");
  const glued = gluedArticle.exec(text);
  if (glued !== null && continues(glued[1] ?? "", previousArticle))
    return article(glued[1] ?? "", glued[2] ?? "");

  const division = chapter.exec(text);
  if (division !== null && text.length <= headingLimit && !sentenceEnd.test(text)) {
    const at = { 编: depth.part, 章: depth.chapter, 节: depth.section }[division[1] ?? ""] ?? depth.chapter;
    return { kind: "heading", depth: at, text: text.replace(/[\s\u3000]+/gu, "　") };
  }
  if (line.level > 0) return { kind: "heading", depth: markedDepth(text, line.level), text };
  if (annex.test(text) && !sentenceEnd.test(text)) return { kind: "heading", depth: depth.part, text };
  return (
    numberedLine(text, section, depth.major) ??
    numberedLine(text, subsection, depth.minor) ?? { kind: "text", text }
  );
}

/** 第十五条 after 第十四条, and 第十四条之一 too. */
function continues(mark: string, previousArticle: number): boolean {
  return numberOf(mark) === (mark.includes("条之") ? previousArticle : previousArticle + 1);
}

function article(mark: string, rest: string): RecognisedLine {
  return {
    kind: "article",
    article: mark,
    text: rest === "" ? mark : `${mark}　${rest.replace(/^[\s\u3000]+/u, "")}`,
  };
}

/** A heading marked by Markdown keeps the depth its own numbering says, else its level below the title. */
function markedDepth(text: string, level: number): number {
  if (section.test(text)) return depth.major;
  if (subsection.test(text)) return depth.minor;
  return level === 1 ? depth.title : depth.title + level / 10;
}

function numberedLine(text: string, pattern: RegExp, at: number): RecognisedLine | null {
  if (!pattern.test(text)) return null;
  if (text.length <= headingLimit && !sentenceEnd.test(text)) return { kind: "heading", depth: at, text };
  const lead = /^[^。；：]{2,60}?[。；：]/u.exec(text)?.[0] ?? "";
  const isHeaded =
    lead.length > 0 && lead.length <= leadLimit && lead.length < text.length && !/[；：]$/u.test(lead);
  return isHeaded ? { kind: "headed", depth: at, heading: lead.slice(0, -1), text } : null;
}

/** 第十四条 → 14, 第14条 → 14, 第十四条之一 → 14. */
export function numberOf(articleMark: string): number {
  const digits = /第(.+?)条/u.exec(articleMark)?.[1] ?? "";
  if (/^\d+$/u.test(digits)) return Number(digits);
  let total = 0;
  let current = 0;
  for (const sign of digits) {
    const value = "零一二三四五六七八九".indexOf(sign);
    if (value >= 0) current = value;
    else if (sign === "〇") current = 0;
    else if (sign === "两") current = 2;
    else {
      total += (current || 1) * ({ 十: 10, 百: 100, 千: 1000 }[sign] ?? 1);
      current = 0;
    }
  }
  return total + current;
}
