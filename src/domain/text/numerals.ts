const digits = "零一二三四五六七八九";
const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

function digitOf(sign: string): number {
  if (sign === "〇" || sign === "○") return 0;
  return sign === "两" ? 2 : digits.indexOf(sign);
}

/** More signs than any number has: a run of 万万万… is none. */
const longest = 40;

/** 一百零七 → 107, 二十 → 20, 5.5 → 5.5, 三万二千 → 32000, 2.4万亿 → 2400000000000; null where the signs form no number. */
export function toNumber(text: string): number | null {
  const plain = text.normalize("NFKC").replaceAll(",", "");
  if (plain.length > longest) return null;
  // 亿 divides before 万: 2.4万亿 is 2.4万 of them.
  const split = /^([^]+)(亿)([^]*)$/u.exec(plain) ?? /^([^]+)(万)([^]*)$/u.exec(plain);
  if (split !== null) {
    const head = toNumber(split[1] ?? "");
    const rest = split[3] === "" ? 0 : toNumber(split[3] ?? "");
    if (head === null || rest === null) return null;
    // 39.7万 must not become 396999.99…
    return Number((head * (split[2] === "万" ? 1e4 : 1e8) + rest).toPrecision(15));
  }
  if (/^\d+(?:\.\d+)?$/u.test(plain)) return Number(plain);
  return plain === "" ? null : toSmallNumber(plain);
}

function toSmallNumber(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  let last = 10_000;
  for (const sign of text) {
    const scale = scales[sign];
    if (scale === undefined) {
      const next = digitOf(sign);
      if (next < 0 || (digit !== null && digit !== 0)) return null;
      digit = next;
      continue;
    }
    // 百 and 千 need a digit before them; a bare 十 is 10.
    if (scale >= last || (scale !== 10 && digit === null)) return null;
    total += (digit === null || digit === 0 ? 1 : digit) * scale;
    last = scale;
    digit = null;
  }
  return total + (digit ?? 0);
}

/** 1 → 一, 14 → 十四, 107 → 一百零七; for ordinals of 款 and 项. */
export function toChineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 999) return String(value);
  if (value < 10) return digits[value] ?? "";
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  const head = hundreds > 0 ? `${digits[hundreds]}百` : "";
  if (tens === 0) return ones === 0 ? head : `${head}零${digits[ones]}`;
  const ten = tens === 1 && hundreds === 0 ? "十" : `${digits[tens]}十`;
  return head + ten + (ones === 0 ? "" : digits[ones]);
}

// Read from its first sign only: of a long row without an end it wants, every place would be tried otherwise.
const numeral = "(?<![零〇○一二两三四五六七八九十百千])[零〇○一二两三四五六七八九十百千]+";
const unit =
  "个|名|人|位|年|个月|月|日|天|周|岁|次|项|条|款|章|节|编|种|类|级|届|倍|票|份|分|件|期|门|家|户|所|元|万|亿|学时|学分|小时|分钟|工作日|平方|公里|张|步|档|等|差|场|篇|轮|批|代|方面|程序|情形|环节";

const fraction = new RegExp(`(百|${numeral}|(?<!\\d)\\d+)分之(${numeral}|\\d+(?:\\.\\d+)?)`, "gu");
const ordinal = new RegExp(`第(${numeral})(?=[条款项章节编届次名期批类部页])`, "gu");
const counted = new RegExp(`(${numeral})(?=${unit})`, "gu");
const digitYear = /[〇○零一二三四五六七八九]{4}(?=年)/gu;
const thousands = /(?<=\d),(?=\d{3}(?!\d))/gu;

/**
 * Numerals that count something in Arabic digits: 第十四条 = 第14条, 五个 = 5个, 百分之二十 = 20%,
 * 三分之二 = 2/3, 1,200 = 1200. Numerals inside words (统一, 一般, 三会一课) stay: only one before a
 * unit or after 第 counts. Offsets do not match the source.
 */
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
    .replaceAll(ordinal, (whole, signs: string) => withNumber(whole, "第", signs))
    .replaceAll(counted, (whole, signs: string) => withNumber(whole, "", signs));
}

function withNumber(whole: string, before: string, signs: string): string {
  const value = toNumber(signs);
  return value === null ? whole : `${before}${value}`;
}
