import type { Line } from "../structure/line.ts";

const invisible = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ue000-\uf8ff\ufffc]/gu;
/** 目 录, 中 共 清 河 区 委: one character, one space. */
const spacedOut = /^(?:[\p{Script=Han}《》（）][ \u3000]{1,4}){1,30}[\p{Script=Han}《》（）]$/u;
const fullDigits = /[\uff10-\uff19]/gu;

/**
 * One way of typing: invisible characters gone, full-width digits half-width, stretched words closed up
 * and runs of spaces made one. Letters stay as they are: Ｘ may be a figure left open.
 */
export function normaliseLine(line: Line): Line | null {
  const plain = line.text
    .normalize("NFC")
    .replace(invisible, "")
    .replace(/[\t\u00a0\u2002-\u200a]/gu, " ")
    .replace(fullDigits, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/(?:\d\s?){4}年\s?\d{1,2}\s?月\s?(?:\d\s?){1,2}日/gu, (date) => date.replace(/\s/gu, ""))
    .trim();
  if (plain === "") return null;
  const text = spacedOut.test(plain)
    ? plain.replace(/[ \u3000]/gu, "")
    : plain.replace(/[ \u3000]{2,}/gu, "\u3000");
  return text === line.text ? line : { ...line, text };
}
