import type { Repeal } from "../../ports/store.ts";
import type { Line } from "../structure/line.ts";
import { isoDate, writtenDate } from "./dates.ts";

const repealing =
  /(?:同时|即行|相应|现予|予以|一并)(?:予以)?(?:废止|停止执行|失效)|自.{4,16}起(?:废止|停止执行)/u;
const named = new RegExp(`(?:(${writtenDate}|(?:19|20)\\d{2}年)[^《》。；]{0,40})?《([^《》]{3,80})》`, "gu");
/** A decision whose whole purpose is to repeal lists the titles line by line. */
const repealList = /(?:废止|宣布失效).{0,30}(?:决定|通知|目录|公告|清单)/u;

/** Titles that a document repeals by name, with the date by which it identifies them. */
export function findRepeals(lines: readonly Line[]): Repeal[] {
  const repeals: Repeal[] = [];
  const isList = lines.slice(0, 3).some(({ text, level }) => level === 1 && repealList.test(text));
  for (const { text } of lines) {
    const listed = isList && /^(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.．、]/u.test(text);
    for (const sentence of listed ? [text] : text.split(/(?<=[。；])/u)) {
      if (!listed && !repealing.test(sentence)) continue;
      for (const match of sentence.matchAll(named))
        repeals.push({ title: match[2] ?? "", issuedOn: isoDate(match[1]) ?? match[1]?.slice(0, 4) ?? null });
    }
  }
  return repeals;
}
