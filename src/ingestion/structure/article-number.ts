/** Numerals as they stand in 第…条 and in （…）. */
export const han = "零〇一二三四五六七八九十百千两";

/** 第十四条 → 14, 第14条 → 14, 第十四条之一 → 14. */
export function numberOf(articleMark: string): number {
  const digits = /第(.+?)条/u.exec(articleMark)?.[1] ?? "";
  return ordinalOf(digits);
}

/** 十四 → 14, 14 → 14. */
export function ordinalOf(digits: string): number {
  if (/^\d+$/u.test(digits)) return Number(digits);
  let total = 0;
  let current = 0;
  for (const sign of digits) {
    const value = "零一二三四五六七八九".indexOf(sign);
    if (value >= 0) current = value;
    else if (sign === "〇") current = 0;
    else if (sign === "两") current = 2;
    else {
      total += (current || 1) * ({ 十: 10, 百: 100, 千: 1000 }[sign] ?? 1);
      current = 0;
    }
  }
  return total + current;
}
