import { toSimplified } from "./to-simplified.ts";

/**
 * Brings text to one written form for search: NFKC, lower case, simplified characters, and numerals that count something
 * in Arabic digits, so that 第十四条 = 第14条, 五个 = 5个, 百分之二十 = 20% and 三分之二 = 2/3.
 * Numerals inside words (统一, 一般, 三会一课) stay: only a numeral before a unit or after 第 counts.
 * The result is for searching only; its offsets do not match the source.
 */
export function normaliseForSearch(text: string): string {
  return normaliseNumerals(toSimplified(text.normalize("NFKC").toLowerCase()));
}

const numeral = "[零〇○一二两三四五六七八九十百千]+";
const unit =
  "个|名|人|位|年|个月|月|日|天|周|岁|次|项|条|款|章|节|编|种|类|级|届|倍|票|份|分|件|期|门|家|户|所|元|万|亿|学时|学分|小时|分钟|工作日|平方|公里|张|步|档|等|差|场|篇|轮|批|代|方面|程序|情形|环节";

const fraction = new RegExp(`(百|${numeral}|\\d+)分之(${numeral}|\\d+(?:\\.\\d+)?)`, "gu");
const ordinal = new RegExp(`第(${numeral})(?=[条款项章节编届次名期批类部页])`, "gu");
const counted = new RegExp(`(${numeral})(?=${unit})`, "gu");
const digitYear = /[〇○零一二三四五六七八九]{4}(?=年)/gu;
const thousands = /(?<=\d),(?=\d{3}(?!\d))/gu;

export function normaliseNumerals(text: string): string {
  return text
    .replaceAll(thousands, "")
    .replaceAll(digitYear, (year) => Array.from(year, digitOf).join(""))
    .replaceAll(fraction, (whole, base: string, share: string) => {
      const value = toNumber(share);
      if (value === null) return whole;
      if (base === "百") return `${value}%`;
      const parts = toNumber(base);
      return parts === null ? whole : `${value}/${parts}`;
    })
    .replaceAll(ordinal, (whole, digits: string) => withNumber(whole, "第", digits))
    .replaceAll(counted, (whole, digits: string) => withNumber(whole, "", digits));
}

function withNumber(whole: string, before: string, digits: string): string {
  const value = toNumber(digits);
  return value === null ? whole : `${before}${value}`;
}

const digits = "零一二三四五六七八九";

function digitOf(character: string): number {
  if (character === "〇" || character === "○") return 0;
  return character === "两" ? 2 : digits.indexOf(character);
}

/** 一百零七 → 107, 二十 → 20, 5.5 → 5.5; null where the characters form no number (百百, 十千). */
export function toNumber(text: string): number | null {
  if (/^\d+(?:\.\d+)?$/u.test(text)) return Number(text);
  let total = 0;
  let digit: number | null = null;
  let last = 10_000;
  for (const character of text) {
    const scale = character === "十" ? 10 : character === "百" ? 100 : character === "千" ? 1000 : 0;
    if (scale === 0) {
      const next = digitOf(character);
      if (next < 0 || (digit !== null && digit !== 0)) return null;
      digit = next;
      continue;
    }
    // 百 and 千 need a digit before them; a bare 十 is 10 (十五) or follows a 零 (一百零十五).
    if (scale >= last || (scale !== 10 && digit === null)) return null;
    total += (digit === null || digit === 0 ? 1 : digit) * scale;
    last = scale;
    digit = null;
  }
  return total + (digit ?? 0);
}
