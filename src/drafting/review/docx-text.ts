import { strFromU8, unzipSync } from "fflate";
import { UsageError } from "../../errors.ts";

/** Bytes of the text of a long report, many times over; what claims less is never unpacked further. */
export const largestPart = 30 * 1024 * 1024;

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * The text of a .docx, one paragraph a line, tabs and breaks as white space: what a reviewer reads. Marks
 * that Word numbers by itself are not in it. @throws UsageError when the file is none.
 */
export function docxText(file: string, bytes: Uint8Array): string {
  let xml: string;
  try {
    const part = unzipSync(bytes, {
      filter: ({ name, originalSize }) => name === "word/document.xml" && originalSize <= largestPart,
    })["word/document.xml"];
    if (part === undefined) throw new Error("no document part");
    xml = strFromU8(part);
  } catch (cause) {
    throw new UsageError(`${file} 不是能打开的 Word 文件`, "请用 Word 或 WPS 另存为 .docx 后再试", { cause });
  }
  // Cut at the ends, not matched from start to end: a file of starts alone would take the square of its length.
  return xml
    .split("</w:p>")
    .slice(0, -1)
    .flatMap((paragraph) => [...Array.from(paragraph.matchAll(emptyParagraph), () => ""), textOf(paragraph)])
    .join("\n");
}

const emptyParagraph = /<w:p(?:\s[^<>]*)?\/>/gu;
const run = /<w:t(?:\s[^<>]*)?>([^<]*)<\/w:t>|<w:(tab|br)(?:\s[^<>]*)?\/>/gu;

function textOf(paragraph: string): string {
  return Array.from(paragraph.matchAll(run), (match) =>
    match[2] === undefined ? decode(match[1] ?? "") : " ",
  ).join("");
}

function decode(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/giu, (whole, decimal, hex, name) => {
    const code = typeof decimal === "string" ? Number(decimal) : Number.parseInt(String(hex), 16);
    if (code <= 0x10_ff_ff) return String.fromCodePoint(code);
    return entities[String(name)] ?? whole;
  });
}
