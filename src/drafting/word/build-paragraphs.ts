import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  LineRuleType,
  Paragraph,
  TextRun,
  type IIndentAttributesProperties,
  type IParagraphOptions,
  type IRunOptions,
  type ParagraphChild,
} from "docx";
import { breakTitle } from "../../domain/text/break-title.ts";
import type { Remark } from "./comments.ts";
import { bodySize, characterWidth, linePitch, runSpacing, titleSize } from "./page-layout.ts";
import type { WordFonts } from "../../domain/writing/word.ts";
import type { PlacedBlock } from "../../domain/text/read-blocks.ts";

/** What paragraphs are made with: fonts, and remarks by their number. */
export interface ParagraphContext {
  readonly fonts: WordFonts;
  readonly remarks: readonly Remark[];
}

const spacing = { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;
/** 左空二字. */
const twoCharacters = { firstLineChars: 200, firstLine: Math.round(characterWidth * 2) } as const;

/** One paragraph of the grid: exact line pitch, nothing before or after. */
export function gridParagraph(
  children: readonly ParagraphChild[],
  options: IParagraphOptions = {},
): Paragraph {
  // Widow control would leave the last line of a page empty: 22 lines are 22 lines.
  return new Paragraph({ spacing, widowControl: false, children: [...children], ...options });
}

export function blankLine(): Paragraph {
  return gridParagraph([]);
}

/** As good as no line: what floats is anchored in it. */
export function anchorLine(): Paragraph {
  return new Paragraph({ spacing: { ...spacing, line: 20 }, children: [] });
}

export function run(text: string, font: string, fonts: WordFonts, options: IRunOptions = {}): TextRun {
  return new TextRun({
    text,
    size: bodySize,
    characterSpacing: runSpacing,
    snapToGrid: false,
    font: { eastAsia: font, ascii: fonts.latin, hAnsi: fonts.latin, cs: fonts.latin },
    ...options,
  });
}

/** The paragraphs of one block; `blocks` tells what stands around it. */
export function blockParagraphs(
  block: PlacedBlock,
  next: PlacedBlock | undefined,
  context: ParagraphContext,
): Paragraph[] {
  const { fonts } = context;
  const text = (content: string, start: number, font: string, options?: IRunOptions): ParagraphChild[] =>
    withRemarks(content, start, context.remarks, (piece) => run(piece, font, fonts, options));
  switch (block.part) {
    case "title":
      return [
        ...titleParagraphs(block.text, context, block.start),
        ...(next?.part === "byline" ? [] : [blankLine()]),
      ];
    case "byline":
      return [
        gridParagraph(text(block.text, block.start, fonts.heading2), { alignment: AlignmentType.CENTER }),
        ...(next?.part === "byline" ? [] : [blankLine()]),
      ];
    case "salutation":
      return [gridParagraph(text(block.text, block.start, fonts.body))];
    case "heading": {
      const font = block.level === 1 ? fonts.heading1 : block.level === 2 ? fonts.heading2 : fonts.body;
      const lead = text(block.text, block.start, font, block.level === 3 ? { bold: true } : {});
      const rest = block.rest === "" ? [] : text(block.rest, block.start + block.text.length, fonts.body);
      return [
        gridParagraph([...lead, ...rest], {
          indent: twoCharacters,
          ...(block.rest === "" ? {} : { alignment: AlignmentType.BOTH }),
          // A heading alone goes to the next page with its first line.
          keepNext: block.rest === "",
          ...(block.rest === "" && block.level <= 2 ? { outlineLevel: block.level - 1 } : {}),
        }),
      ];
    }
    case "annex-note":
      return [
        ...(block.isFirst ? [blankLine()] : []),
        gridParagraph(text(block.text, block.start, fonts.body), { indent: annexIndent(block) }),
      ];
    case "signature":
      return [
        blankLine(),
        blankLine(),
        signatureLine(
          block.text,
          next?.part === "date" ? next.text : "",
          text(block.text, block.start, fonts.body),
        ),
      ];
    case "date":
      return [
        gridParagraph(text(block.text, block.start, fonts.body), {
          alignment: AlignmentType.RIGHT,
          indent: { right: characters(4) },
        }),
      ];
    case "note":
      return [gridParagraph(text(block.text, block.start, fonts.body), { indent: twoCharacters })];
    case "annex":
      return [
        gridParagraph(text(block.text, block.start, fonts.heading1), { pageBreakBefore: true }),
        blankLine(),
      ];
    case "annex-title":
      return [...titleParagraphs(block.text, context, block.start), blankLine()];
    default:
      return [
        gridParagraph(text(block.text, block.start, fonts.body), {
          alignment: AlignmentType.BOTH,
          indent: twoCharacters,
        }),
      ];
  }
}

/** 左空二字 “附件：1.”; a further one stands below the number of the first, and a long name below its own start. */
function annexIndent({
  text,
  isFirst,
}: Extract<PlacedBlock, { part: "annex-note" }>): IIndentAttributesProperties {
  const mark = /^(?:附件[：:]\s*)?(?:\d{1,2}[.．])?/u.exec(text)?.[0] ?? "";
  const lead = isFirst ? 2 : 5;
  const hanging = textWidth(mark);
  return { left: characters(lead + hanging), hanging: characters(hanging) };
}

function titleParagraphs(title: string, { fonts, remarks }: ParagraphContext, start: number): Paragraph[] {
  let at = start;
  return breakTitle(title).map((line) => {
    const children = withRemarks(line, at, remarks, (piece) =>
      run(piece, fonts.title, fonts, { size: titleSize }),
    );
    at += line.length;
    return gridParagraph(children, { alignment: AlignmentType.CENTER, keepNext: true });
  });
}

/** Centred above the date, whose last character stands four from the right. */
function signatureLine(signature: string, date: string, children: readonly ParagraphChild[]): Paragraph {
  const over = (textWidth(date) - textWidth(signature)) / 2;
  return gridParagraph(children, {
    alignment: AlignmentType.RIGHT,
    indent: { right: characters(Math.max(0, 4 + over)) },
    keepNext: true,
  });
}

function textWidth(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + (/[\u0020-\u007e]/u.test(sign) ? 0.5 : 1), 0);
}

export function characters(count: number): number {
  return Math.round(characterWidth * count);
}

/** Runs of a text with a comment around each remark's stretch. Numbers of comments are positions in `remarks`. */
function withRemarks(
  text: string,
  start: number,
  remarks: readonly Remark[],
  toRun: (piece: string) => TextRun,
): ParagraphChild[] {
  const children: ParagraphChild[] = [];
  let at = 0;
  for (const [id, remark] of remarks.entries()) {
    const from = remark.start - start;
    const to = remark.end - start;
    if (from < at || to > text.length) continue;
    if (from > at) children.push(toRun(text.slice(at, from)));
    children.push(new CommentRangeStart(id), toRun(text.slice(from, to)), new CommentRangeEnd(id));
    children.push(new TextRun({ children: [new CommentReference(id)] }));
    at = to;
  }
  if (at < text.length) children.push(toRun(text.slice(at)));
  return children;
}
