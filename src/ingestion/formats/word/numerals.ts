const digits = "零一二三四五六七八九";
const formalDigits = "零壹贰叁肆伍陆柒捌玖";
const stems = "甲乙丙丁戊己庚辛壬癸";
const branches = "子丑寅卯辰巳午未申酉戌亥";

/**
 * A list number as Word shows it, by the `numFmt` of its level. An unknown format falls back to plain
 * digits, as Word does; null means that the format shows nothing (bullets, none).
 */
export function formatNumeral(value: number, format: string): string | null {
  switch (format) {
    case "none":
    case "bullet":
      return null;
    // Word writes 一百〇一 for some of these; statutes write 一百零一, and so do the questions asked.
    case "chineseCounting":
    case "chineseCountingThousand":
    case "japaneseCounting":
    case "taiwaneseCounting":
    case "taiwaneseCountingThousand":
      return countWith(value, digits, "十百千万");
    case "chineseLegalSimplified":
    case "ideographLegalTraditional":
      return countWith(value, formalDigits, "拾佰仟万", false);
    case "ideographDigital":
    case "japaneseDigitalTenThousand":
    case "taiwaneseDigital":
      return String(value).replace(/\d/gu, (digit) => "〇一二三四五六七八九"[Number(digit)] ?? "");
    case "ideographTraditional":
      return cycle(value, stems);
    case "ideographZodiac":
      return cycle(value, branches);
    case "ideographZodiacTraditional":
      return cycle(value, stems) + cycle(value, branches);
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "decimalFullWidth":
    case "decimalFullWidth2":
      return String(value).replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x245f + value) : String(value);
    case "decimalEnclosedParen":
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2473 + value) : `(${value})`;
    case "decimalEnclosedFullstop":
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2487 + value) : `${value}.`;
    case "ideographEnclosedCircle":
      return value >= 1 && value <= 10 ? String.fromCodePoint(0x327f + value) : String(value);
    case "lowerLetter":
      return letters(value);
    case "upperLetter":
      return letters(value).toUpperCase();
    case "lowerRoman":
      return roman(value).toLowerCase();
    case "upperRoman":
      return roman(value);
    default:
      return String(value);
  }
}

/** 1 → 一, 10 → 十, 12 → 十二, 101 → 一百零一. */
function countWith(value: number, names: string, units: string, shortTen = true): string {
  if (value <= 0 || value >= 100_000) return value === 0 ? (names[0] ?? "") : String(value);
  const places = Array.from(String(value), Number);
  let text = "";
  let gap = false;
  for (const [at, digit] of places.entries()) {
    const place = places.length - 1 - at;
    if (digit === 0) gap = true;
    else {
      text += (gap ? names[0] : "") + (names[digit] ?? "") + (place === 0 ? "" : (units[place - 1] ?? ""));
      gap = false;
    }
  }
  return shortTen && value >= 10 && value < 20 ? text.slice(1) : text;
}

function cycle(value: number, signs: string): string {
  return signs[(value - 1 + signs.length) % signs.length] ?? "";
}

/** 1 → a, 26 → z, 27 → aa: Word repeats the letter. */
function letters(value: number): string {
  if (value < 1) return String(value);
  return String.fromCodePoint(97 + ((value - 1) % 26)).repeat(Math.min(20, Math.ceil(value / 26)));
}

const romans: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let text = "";
  for (const [worth, sign] of romans) {
    text += sign.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return text;
}
