import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  type ParagraphChild,
} from "docx";
import { blankLine, characters, gridParagraph, run } from "./build-paragraphs.ts";
import type { Letterhead, WordFonts } from "../../domain/writing/word.ts";
import { charactersALine, linePitch } from "./page-layout.ts";

const red = "FF0000";
/** 发文机关标志: as large as one line of the page bears, at most 一号 and a half. */
const largestIssuer = 96;

/** 红头 down to its red line, then two blank lines before the title. */
export function letterheadParagraphs(head: Letterhead, fonts: WordFonts): Paragraph[] {
  const size = Math.min(largestIssuer, Math.floor((884 / Math.max(6, head.issuer.length)) * 0.95));
  const issuer = new Paragraph({
    alignment: AlignmentType.CENTER,
    // Its upper edge 35 mm below that of the type area; two blank lines, and then the number.
    spacing: {
      before: 1900,
      after: linePitch * 2,
      line: Math.round(size * 11),
      lineRule: LineRuleType.EXACT,
    },
    children: [run(head.issuer, fonts.title, fonts, { size, color: red, bold: false })],
  });
  const number = head.signer === undefined ? numberLine(head, fonts) : signedLine(head, head.signer, fonts);
  return [issuer, number, redLine(), blankLine(), blankLine()];
}

/** As wide as the text, 4 mm below the number. */
function redLine(): Paragraph {
  return new Paragraph({
    spacing: { line: 227, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 1 } },
    children: [],
  });
}

function numberLine(head: Letterhead, fonts: WordFonts): Paragraph {
  return gridParagraph([run(head.documentNumber, fonts.body, fonts)], { alignment: AlignmentType.CENTER });
}

/** 上行文: number one character from the left, 签发人 one from the right, the name in 楷体. */
function signedLine(head: Letterhead, signer: string, fonts: WordFonts): Paragraph {
  const children: ParagraphChild[] = [
    run(head.documentNumber, fonts.body, fonts),
    new TextRun({ children: [new Tab()] }),
    run("签发人：", fonts.body, fonts),
    run(signer, fonts.heading2, fonts),
  ];
  return gridParagraph(children, {
    indent: { left: characters(1), right: characters(1) },
    tabStops: [{ type: TabStopType.RIGHT, position: characters(charactersALine - 1) }],
  });
}

/** 简报: its own head: name, issue, who and when, a red line. */
export function bulletinParagraphs(fonts: WordFonts): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 200, after: 200, line: 240 },
      children: [run("工作简报", fonts.title, fonts, { size: 84, color: red })],
    }),
    gridParagraph([run("第〔期号〕期", fonts.body, fonts)], { alignment: AlignmentType.CENTER }),
    gridParagraph(
      [
        run("〔编发单位〕", fonts.body, fonts),
        new TextRun({ children: [new Tab()] }),
        run("〔编发日期〕", fonts.body, fonts),
      ],
      {
        tabStops: [{ type: TabStopType.RIGHT, position: characters(charactersALine) }],
        border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 6 } },
      },
    ),
    blankLine(),
  ];
}
