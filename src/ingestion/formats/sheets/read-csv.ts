import { decodeText } from "../../reading/decode-text.ts";
import { reading, type FormatReading } from "../format-reading.ts";
import { limits } from "../limits.ts";
import { tableLines } from "../tables/table-lines.ts";

/** Comma or tab separated values in any encoding that Excel writes; values stay as typed. */
export function readCsv(bytes: Uint8Array): FormatReading {
  const text = decodeText(bytes);
  const rows = splitCsv(text, separatorOf(text));
  const cut = rows.length > limits.rows;
  const grid = rows.slice(0, limits.rows).map((row) => row.map((value) => ({ paragraphs: [value] })));
  return reading(tableLines(grid), { warnings: cut ? [`只读入前 ${limits.rows} 行`] : [] });
}

function separatorOf(text: string): string {
  const head = text.slice(0, 5000).replace(/"[^"]*"/gu, "");
  const count = (sign: string): number => head.split(sign).length;
  return [",", "\t", ";"].sort((a, b) => count(b) - count(a))[0] ?? ",";
}

function splitCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let value = "";
  let quoted = false;
  const endRow = (): void => {
    row.push(value.trim());
    if (row.some((one) => one !== "")) rows.push(row);
    row = [];
    value = "";
  };
  for (let at = 0; at < text.length && rows.length <= limits.rows; at += 1) {
    const sign = text[at] ?? "";
    if (quoted) {
      if (sign !== '"') value += sign;
      else if (text[at + 1] === '"') {
        value += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && value.trim() === "") {
      quoted = true;
      value = "";
    } else if (sign === separator) {
      row.push(value.trim());
      value = "";
    } else if (sign === "\n") endRow();
    else value += sign;
  }
  if (value !== "" || row.length > 0) endRow();
  return rows;
}
