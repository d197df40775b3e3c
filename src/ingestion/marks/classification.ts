import type { Line } from "../structure/line.ts";
import { firstPageHead } from "./first-page.ts";

const level = "绝密|机密|秘密";
const star = "[★☆✩✭⭐＊*]";
const term = "(?:\\d{1,2}年|\\d{1,2}个月|[一二三四五六七八九十]{1,3}年|长期|永久|启用前|解密前)";
const urgency = "(?:特急|加急|急件|平急|特提)";
/** A line that is nothing but the mark: 机密, 密级：秘密, 000001 机密 特急, （秘密）. */
const alone = new RegExp(
  `^(?:份号[：:]?)?(?:\\d{1,6})?(?:密级[：:]?)?[（(【\\[]?((?:${level})(?:级)?(?:${star}?${term})?${star}?)[）)】\\]]?${urgency}?$`,
  "u",
);
/** The star makes it a mark wherever it stands on its own line. */
const starred = new RegExp(
  `^(?:\\d{1,6}|密级[：:]?|${urgency})?((?:${level})${star}${term}?)(?:${urgency}|\\d{1,6})?$`,
  "u",
);
const starredWithin = new RegExp(`(?:^|[\\s\\u3000])((?:${level})\\s?${star}\\s?${term}?)`, "u");
const longest = 40;

/**
 * The 密级 a document bears on its first page, in a page header or a text box, spaced out or with ★ and
 * term; null when it bears none. Words of the running text (国家秘密) are no mark.
 */
export function findClassification(lines: readonly Line[]): string | null {
  const head = new Set(firstPageHead(lines));
  for (const line of lines) {
    if (line.text.length > longest) continue;
    const closed = line.text.normalize("NFKC").replace(/\s/gu, "");
    const anywhere = starred.exec(closed)?.[1];
    if (anywhere !== undefined) return anywhere;
    if (!head.has(line) && line.place === undefined) continue;
    const mark = alone.exec(closed)?.[1] ?? starredWithin.exec(line.text)?.[1]?.replace(/\s/gu, "");
    if (mark !== undefined) return mark;
  }
  return null;
}

/** 密级 in a front matter or a catalog line. */
export function isClassificationWord(value: string | null): value is string {
  return value !== null && new RegExp(`^(?:${level})`, "u").test(value.replace(/\s/gu, ""));
}
