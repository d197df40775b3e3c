import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  type Textbox,
  TextRun,
} from "docx";
import { colophon } from "./build-colophon.ts";
import { blockParagraphs, characters } from "./build-paragraphs.ts";
import { bulletinParagraphs, letterheadParagraphs } from "./build-head.ts";
import type { Remark } from "./comments.ts";
import { leaveGrid } from "./leave-grid.ts";
import type { Letterhead, WordFonts } from "../../domain/writing/word.ts";
import {
  bodySize,
  charSpace,
  footerDistance,
  linePitch,
  margins,
  paper,
  smallSize,
  standardFonts,
} from "./page-layout.ts";
import { readBlocks } from "../../domain/text/read-blocks.ts";

export interface WordOptions {
  /** 红头 and 版记; null for none. */
  readonly letterhead: Letterhead | null;
  /** 简报 has its own head. */
  readonly isBulletin: boolean;
  /** Remarks to show as comments; [] for the clean copy. */
  readonly remarks: readonly Remark[];
  readonly fonts?: Partial<WordFonts>;
}

/** Lays a text out to GB/T 9704—2012 and returns the .docx. Pure but for the clock of the comments. */
export async function buildWord(text: string, options: WordOptions, now: Date): Promise<Uint8Array> {
  const fonts = { ...standardFonts, ...options.fonts };
  const blocks = readBlocks(text);
  const context = { fonts, remarks: options.remarks };
  const head = options.letterhead;
  const foot = head === null ? null : colophon(head, fonts);
  const children: (Paragraph | Textbox)[] = [
    ...(head === null ? [] : letterheadParagraphs(head, fonts)),
    ...(options.isBulletin ? bulletinParagraphs(fonts) : []),
    ...blocks.flatMap((block, index) => blockParagraphs(block, blocks[index + 1], context)),
    ...(foot === null ? [] : [foot]),
  ];
  const font = { eastAsia: fonts.body, ascii: fonts.latin, hAnsi: fonts.latin, cs: fonts.latin };
  const document = new Document({
    creator: "有据 Youju",
    title: blocks[0]?.part === "title" ? blocks[0].text : "",
    evenAndOddHeaderAndFooters: true,
    // The grid counts from the size of Normal: it is named even though it equals the default.
    styles: {
      default: { document: { run: { size: bodySize, font } } },
      paragraphStyles: [{ id: "Normal", name: "Normal", quickFormat: true, run: { size: bodySize, font } }],
    },
    ...(options.remarks.length > 0
      ? {
          comments: {
            children: options.remarks.map((remark, id) => ({
              id,
              author: "有据",
              initials: "据",
              date: now,
              children: [new Paragraph({ children: [new TextRun({ text: remark.text, size: 21 })] })],
            })),
          },
        }
      : {}),
    sections: [
      {
        properties: {
          page: { size: paper, margin: { ...margins, footer: footerDistance, header: 850 } },
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch, charSpace },
        },
        footers: {
          default: pageNumber(AlignmentType.RIGHT, fonts),
          even: pageNumber(AlignmentType.LEFT, fonts),
        },
        children,
      },
    ],
  });
  return leaveGrid(new Uint8Array(await Packer.toBuffer(document)));
}

/** — 1 — in 四号半角宋体, one character from the outer side. */
function pageNumber(alignment: (typeof AlignmentType)["LEFT" | "RIGHT"], fonts: WordFonts): Footer {
  const indent = alignment === AlignmentType.RIGHT ? { right: characters(1) } : { left: characters(1) };
  const options = {
    size: smallSize,
    font: { eastAsia: fonts.pageNumber, ascii: fonts.pageNumber, hAnsi: fonts.pageNumber },
  };
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent,
        children: [
          new TextRun({ ...options, text: "— " }),
          new TextRun({ ...options, children: [PageNumber.CURRENT] }),
          new TextRun({ ...options, text: " —" }),
        ],
      }),
    ],
  });
}
