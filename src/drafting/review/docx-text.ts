import { strFromU8, unzipSync } from "fflate";
import { UsageError } from "../../errors.ts";

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * The text of a .docx, one paragraph a line, tabs and breaks as white space: what a reviewer reads. Marks
 * that Word numbers by itself are not in it. @throws UsageError when the file is none.
 */
export function docxText(file: string, bytes: Uint8Array): string {
  let xml: string;
  try {
    const part = unzipSync(bytes, { filter: ({ name }) => name === "word/document.xml" })[
      "word/document.xml"
    ];
    if (part === undefined) throw new Error("no document part");
    xml = strFromU8(part);
  } catch (cause) {
    throw new UsageError(`${file} 不是能打开的 Word 文件`, "请用 Word 或 WPS 另存为 .docx 后再试", { cause });
  }
  return [...xml.matchAll(/<w:p\b[^>]*?(?:\/>|>([\s\S]*?)<\/w:p>)/gu)]
    .map((paragraph) =>
      [...(paragraph[1] ?? "").matchAll(/<w:t\b[^>]*>([\s\S]*?)<\/w:t>|<w:(tab|br)\b[^>]*\/>/gu)]
        .map((run) => (run[2] === undefined ? decode(run[1] ?? "") : " "))
        .join(""),
    )
    .join("\n");
}

function decode(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/giu, (whole, decimal, hex, name) => {
    if (typeof decimal === "string") return String.fromCodePoint(Number(decimal));
    if (typeof hex === "string") return String.fromCodePoint(Number.parseInt(hex, 16));
    return entities[String(name)] ?? whole;
  });
}
