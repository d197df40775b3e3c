import WordExtractor from "word-extractor";
import { reading, type FormatReading } from "../format-reading.ts";
import { requireWholeOle } from "../package/ole-names.ts";
import { oleStreams, viewOf, wrapOle } from "../package/ole-streams.ts";
import { damaged, encrypted } from "../package/unsafe-content.ts";
import { tabbedTables } from "../tables/tabbed-tables.ts";

/** Word 97–2003 and WPS documents. Their automatic numbers are not in the text: then a warning says so. */
export async function readDoc(bytes: Uint8Array): Promise<FormatReading> {
  requireWholeOle(bytes);
  const streams = oleStreams(bytes, ["WordDocument", "0Table", "1Table", "Data"]);
  const main = streams.get("WordDocument");
  if (main === undefined || main.length < 0x300) throw damaged("Word 97-2003 结构");
  const fib = viewOf(main);
  if ((fib.getUint16(0x0a, true) & 0x0100) !== 0) throw encrypted();
  const document = await new WordExtractor().extract(wrapOle(streams)).catch((cause: unknown) => {
    throw damaged("Word 97-2003 结构", cause);
  });
  const asTyped = { filterUnicode: false };
  const body = linesOf(document.getBody(asTyped));
  const notes = linesOf(document.getFootnotes(asTyped) + document.getEndnotes(asTyped));
  const boxes = linesOf(document.getTextboxes({ ...asTyped, includeHeadersAndFooters: false }));
  const headers = [
    ...linesOf(document.getHeaders(asTyped)),
    ...linesOf(document.getTextboxes({ ...asTyped, includeBody: false })),
  ];
  const lines = tabbedTables([...boxes, ...body].map((text) => ({ text, level: 0 })));
  const hasArticles = body.some((text) => /^第[一二三四五六七八九十百零〇\d]+条/u.test(text));
  return reading([...lines, ...notes.map((text) => ({ text: `（注：${text}）`, level: 0 }))], {
    warnings: !hasArticles && usesLists(fib) ? ["自动编号无法读取，请另存为 docx"] : [],
    headerTexts: [...new Set(headers)],
    textBoxes: boxes,
  });
}

/** A row of a table ends each cell with a tab. */
function linesOf(text: string): string[] {
  return (
    text
      .split(/\r\n|[\n\r]/u)
      .map((line) => (line.includes("\t") ? line.replace(/\t$/u, "") : line))
      // oxlint-disable-next-line no-control-regex -- Word's marks of pictures and notes
      .map((line) => line.replace(/[\u0000-\u0008\u000e-\u001f]/gu, ""))
      .filter((line) => line.trim() !== "")
  );
}

/** Is some paragraph part of a list? (sprmPIlfo with a list, in a document that defines lists) */
function usesLists(fib: DataView): boolean {
  const sizeOfLists = fib.getUint32(0x2ee, true);
  if (sizeOfLists <= 4) return false;
  for (let at = 512; at + 4 <= fib.byteLength; at += 1)
    if (fib.getUint16(at, true) === 0x460b) {
      const list = fib.getUint16(at + 2, true);
      if (list > 0 && list < 0x7fe) return true;
    }
  return false;
}
