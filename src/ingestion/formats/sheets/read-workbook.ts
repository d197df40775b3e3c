import * as XLSX from "@e965/xlsx";
import * as codePages from "@e965/xlsx/dist/cpexcel.full.mjs";
import type { Line } from "../../structure/line.ts";
import { reading, type FormatReading } from "../format-reading.ts";
import { limits } from "../limits.ts";
import { requireWholeOle } from "../package/ole-names.ts";
import { oleStreams, viewOf, wrapOle } from "../package/ole-streams.ts";
import { bytesSource, openZip } from "../package/open-zip.ts";
import { damaged, encrypted, tooLarge } from "../package/unsafe-content.ts";
import { tableLines } from "../tables/table-lines.ts";
import { sheetGrid } from "./sheet-grid.ts";

/** Excel (and WPS) workbooks, new and old: sheets as headings, rows with their headers. */
export function readWorkbook(bytes: Uint8Array): FormatReading {
  // The library takes anything else for text and “reads” it: a zip, an OLE container or bare BIFF it must be.
  if (![0x50, 0xd0, 0x09].includes(bytes[0] ?? 0)) throw damaged("Excel 结构");
  if (bytes[0] === 0x50) checkPackage(bytes);
  const book = open(bytes[0] === 0xd0 ? openContainer(bytes) : bytes);
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

/** The workbook alone in a fresh container; a FILEPASS record follows the first ones of an encrypted one. */
function openContainer(bytes: Uint8Array): Uint8Array {
  requireWholeOle(bytes);
  const streams = oleStreams(bytes, ["Workbook", "Book"]);
  const [main] = streams.values();
  if (main === undefined) throw damaged("缺少 Workbook");
  const records = viewOf(main);
  let at = 0;
  for (let record = 0; record < 5 && at + 4 <= records.byteLength; record += 1) {
    if (records.getUint16(at, true) === 0x2f) throw encrypted();
    at += 4 + records.getUint16(at + 2, true);
  }
  return wrapOle(streams);
}
