import * as XLSX from "@e965/xlsx";
import * as codePages from "@e965/xlsx/dist/cpexcel.full.mjs";
import type { Line } from "../../structure/line.ts";
import { reading, type FormatReading } from "../format-reading.ts";
import { limits } from "../limits.ts";
import { oleStream } from "../package/ole-stream.ts";
import { requireWholeOle } from "../package/ole-streams.ts";
import { bytesSource, openZip } from "../package/open-zip.ts";
import { damaged, encrypted, tooLarge } from "../package/unsafe-content.ts";
import { tableLines } from "../tables/table-lines.ts";
import { sheetGrid } from "./sheet-grid.ts";

/** Excel (and WPS) workbooks, new and old: sheets as headings, rows with their headers. */
export function readWorkbook(bytes: Uint8Array): FormatReading {
  // The library takes anything else for text and “reads” it: a zip, an OLE container or bare BIFF it must be.
  if (![0x50, 0xd0, 0x09].includes(bytes[0] ?? 0)) throw damaged("Excel 结构");
  if (bytes[0] === 0x50) checkPackage(bytes);
  if (bytes[0] === 0xd0) checkContainer(bytes);
  const book = open(bytes);
  const warnings: string[] = [];
  const lines: Line[] = [];
  for (const [at, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (sheet === undefined) continue;
    if ((book.Workbook?.Sheets?.[at]?.Hidden ?? 0) > 0) {
      warnings.push(`工作表“${name}”是隐藏的，没有读入`);
      continue;
    }
    const { grid, cut } = sheetGrid(sheet);
    const rows = tableLines(grid);
    if (rows.length === 0) continue;
    lines.push({ text: name, level: 2 }, ...rows);
    if (cut) warnings.push(`工作表“${name}”只读入前 ${limits.rows} 行`);
  }
  return reading(lines, { warnings });
}

function open(bytes: Uint8Array): XLSX.WorkBook {
  try {
    XLSX.set_cptable(codePages);
    return XLSX.read(Buffer.from(bytes), {
      type: "buffer",
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
      sheetRows: limits.rows + 1,
      // Old files in a Chinese code page seldom say so.
      codepage: 936,
    });
  } catch (error) {
    if (error instanceof Error && /password|encrypt/iu.test(error.message)) throw encrypted();
    throw damaged("Excel 结构", error);
  }
}

/** The library inflates by itself: sizes are checked before it may. */
function checkPackage(bytes: Uint8Array): void {
  const zip = openZip(bytesSource(bytes));
  const total = zip.entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > limits.package) throw tooLarge("解压后超过上限");
  for (const { name } of zip.entries) zip.read(name);
  if (!zip.has("xl/workbook.xml") && !zip.has("xl/workbook.bin")) throw damaged("缺少 xl/workbook.xml");
}

/** A FILEPASS record follows the first ones of an encrypted workbook. */
function checkContainer(bytes: Uint8Array): void {
  requireWholeOle(bytes);
  const stream = oleStream(bytes, "Workbook", "Book");
  let at = 0;
  for (let record = 0; record < 5 && at + 4 <= stream.byteLength; record += 1) {
    if (stream.getUint16(at, true) === 0x2f) throw encrypted();
    at += 4 + stream.getUint16(at + 2, true);
  }
}
