import type { Line } from "../../structure/line.ts";
import { headingLevel } from "../heading-level.ts";
import type { WordBlock } from "./word-body.ts";

/** 小二 (18 pt) in half points: body text is 三号 (16 pt) at most. */
const titleSize = 36;
/** Where a title is looked for: below the letterhead, above the text. */
const titleReach = 15;

interface Paragraph {
  readonly text: string;
  readonly outline: number | null;
  readonly centred: boolean;
  readonly size: number | null;
}

/** Blocks as lines: the title on one line at level 1, headings one level below their outline. */
export function wordLines(blocks: readonly WordBlock[]): Line[] {
  const paragraphs = blocks.map((block) =>
    block.kind === "paragraph" && block.text !== "" ? { text: block.text, ...block.look } : null,
  );
  const title = findTitle(paragraphs);
  const lines: Line[] = [];
  for (const [at, block] of blocks.entries()) {
    if (block.kind === "lines") lines.push(...block.lines);
    else if (at === title.start) lines.push({ text: title.text, level: 1 });
    else if (block.text !== "" && (at < title.start || at >= title.end))
      lines.push(...paragraphLines(block.text, block.look.outline));
  }
  return lines;
}

function paragraphLines(text: string, outline: number | null): Line[] {
  const pieces = text
    .split("\n")
    .map((piece) => piece.replace(/\t+/gu, "　").trim())
    .filter((piece) => piece !== "");
  const whole = outline === null ? 0 : headingLevel(pieces.join(""), outline + 1);
  // A heading broken over two lines is one heading.
  return whole > 0
    ? [{ text: pieces.join(""), level: whole }]
    : pieces.map((piece) => ({ text: piece, level: 0 }));
}

interface Title {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const noTitle: Title = { start: -1, end: -1, text: "" };

/**
 * The title: what is styled as one, else the large centred lines above the text (the letterhead
 * “……文件” is not it), else a lone Heading 1 at the top.
 */
function findTitle(paragraphs: readonly (Paragraph | null)[]): Title {
  return (
    runOf(paragraphs, (paragraph) => paragraph.outline === 0) ??
    runOf(paragraphs.slice(0, titleReach), isLargeCentred) ??
    loneHeading(paragraphs) ??
    noTitle
  );
}

function isLargeCentred({ text, centred, size }: Paragraph): boolean {
  return centred && (size ?? 0) >= titleSize && text.length <= 50 && !/文件$|^第.{1,6}章/u.test(text);
}

/** The first unbroken run of such paragraphs, joined. */
function runOf(
  paragraphs: readonly (Paragraph | null)[],
  fits: (paragraph: Paragraph) => boolean,
): Title | null {
  const start = paragraphs.findIndex((paragraph) => paragraph !== null && fits(paragraph));
  if (start < 0) return null;
  let end = start;
  let text = "";
  for (let at = paragraphs[end]; at !== undefined && at !== null && fits(at); at = paragraphs[end]) {
    text += at.text.replace(/\s+/gu, "");
    end += 1;
  }
  return { start, end, text };
}

function loneHeading(paragraphs: readonly (Paragraph | null)[]): Title | null {
  const headings = paragraphs.filter((paragraph) => paragraph?.outline === 1);
  const first = paragraphs.findIndex((paragraph) => paragraph !== null);
  const top = paragraphs[first];
  return headings.length === 1 && top?.outline === 1
    ? { start: first, end: first + 1, text: top.text.replace(/\s+/gu, " ") }
    : null;
}
