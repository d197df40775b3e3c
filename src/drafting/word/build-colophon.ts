import {
  BorderStyle,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  Textbox,
  TextRun,
  WidthType,
  type ParagraphChild,
} from "docx";
import type { Letterhead, WordFonts } from "../../domain/writing/word.ts";
import { anchorLine, characters, gridParagraph, run } from "./build-paragraphs.ts";
import { bodySize, charactersALine, linePitch, margins, paper, smallSize } from "./page-layout.ts";

/** “抄送：” stands before copies, whose further lines begin below the first name. */
const copiesLead = 3;
/** 0.35 mm above and below, 0.25 mm between; eighths of a point. */
const thick = { style: BorderStyle.SINGLE, size: 8, color: "000000" } as const;
const thin = { style: BorderStyle.SINGLE, size: 6, color: "000000" } as const;
const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
/** How wide a character of 四号 is beside one of the grid. */
const smallShare = smallSize / bodySize;

/**
 * 版记: copies and who printed it when, 四号仿宋, one character in from lines as wide as the text. Its last
 * line lies on the lower edge of the type area of the last page: in a text box of the page that its anchor is
 * on (a table or frame that floats there stays in the text in LibreOffice). Null where there is nothing to print.
 */
export function colophon(head: Letterhead, fonts: WordFonts): Textbox | null {
  const { copies, printedBy } = head;
  const small = (text: string): TextRun => run(text, fonts.body, fonts, { size: smallSize });
  const lines: { readonly children: readonly ParagraphChild[]; readonly hanging: number }[] = [];
  if (copies !== undefined)
    lines.push({
      children: [small(`抄送：${copies.replace(/。$/u, "")}。`)],
      hanging: characters(copiesLead * smallShare),
    });
  if (printedBy !== undefined)
    lines.push({
      children: [
        small(printedBy),
        new TextRun({ children: [new Tab()] }),
        small(`${head.printedOn ?? "〔印发日期〕"}印发`),
      ],
      hanging: 0,
    });
  if (lines.length === 0) return null;
  const height = heightOf(head);
  const width = paper.width - margins.left - margins.right;
  const table = new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [width],
    layout: TableLayoutType.FIXED,
    borders: {
      top: thick,
      bottom: thick,
      insideHorizontal: thin,
      left: none,
      right: none,
      insideVertical: none,
    },
    rows: lines.map(({ children, hanging }) => {
      const paragraph = gridParagraph(children, {
        indent: {
          left: characters(1) + hanging,
          right: characters(1),
          ...(hanging === 0 ? {} : { hanging }),
        },
        tabStops: [{ type: TabStopType.RIGHT, position: characters(charactersALine - 1) }],
      });
      const cell = new TableCell({
        margins: { left: 0, right: 0, top: 0, bottom: 0 },
        children: [paragraph],
      });
      return new TableRow({ cantSplit: true, children: [cell] });
    }),
  });
  return new Textbox({
    style: {
      position: "absolute",
      positionHorizontalRelative: "page",
      positionVerticalRelative: "page",
      marginLeft: `${margins.left / 20}pt`,
      marginTop: `${(paper.height - margins.bottom - height) / 20}pt`,
      width: `${width / 20}pt`,
      height: `${height / 20}pt`,
      zIndex: 1,
    },
    children: [table, anchorLine()],
    spacing: { line: 20 },
  });
}

/** Twips; copies that take several lines are counted by their length. */
function heightOf({ copies, printedBy }: Letterhead): number {
  const aLine = Math.floor((charactersALine - 2) / smallShare);
  const copied = copies === undefined ? 0 : Math.ceil((copies.length + copiesLead + 1) / aLine);
  return (copied + (printedBy === undefined ? 0 : 1)) * linePitch + 40;
}
