import type { Line } from "../../structure/line.ts";
import { reading, type FormatReading } from "../format-reading.ts";
import { headingLevel } from "../heading-level.ts";
import { damaged } from "../package/unsafe-content.ts";
import { tableLines } from "../tables/table-lines.ts";
import { readRtfParagraphs, type RtfParagraph } from "./rtf-paragraphs.ts";

/** 18 pt in half points, as for Word. */
const titleSize = 36;
const titleReach = 15;

/** Rich text of Word and WPS: automatic numbers stand in it as text. */
export function readRtf(bytes: Uint8Array): FormatReading {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (!source.startsWith("{\\rtf")) throw damaged("RTF 开头");
  const { paragraphs, headers, notes, boxes } = readRtfParagraphs(source);
  const lines: Line[] = [...boxes, ...toLines(paragraphs)].map((one) =>
    typeof one === "string" ? { text: one, level: 0 } : one,
  );
  lines.push(...notes.map((text) => ({ text: `（注：${text}）`, level: 0 })));
  return reading(lines, { headerTexts: headers, textBoxes: boxes });
}

function toLines(paragraphs: readonly RtfParagraph[]): Line[] {
  const lines: Line[] = [];
  const title = paragraphs
    .slice(0, titleReach)
    .findIndex(
      ({ text, outline, centred, size }) =>
        outline === 0 || (centred && size >= titleSize && text.length <= 60 && !text.endsWith("文件")),
    );
  for (let at = 0; at < paragraphs.length;) {
    const paragraph = paragraphs[at] as RtfParagraph;
    if (paragraph.row === null) {
      const level = at === title ? 1 : paragraph.outline === null ? 0 : paragraph.outline + 1;
      for (const text of paragraph.text.split("\n").map((piece) => piece.replace(/\t+/gu, "　").trim()))
        if (text !== "") lines.push({ text, level: headingLevel(text, level) });
      at += 1;
      continue;
    }
    const rows: (readonly string[])[] = [];
    for (; at < paragraphs.length; at += 1) {
      const row = paragraphs[at]?.row ?? null;
      if (row === null) break;
      rows.push(row);
    }
    lines.push(...tableLines(rows.map((row) => row.map((cell) => ({ paragraphs: cell.split("\n") })))));
  }
  return lines;
}
