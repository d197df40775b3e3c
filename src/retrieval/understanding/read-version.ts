/** Which versions of a regulation the question is about. */
export interface VersionWish {
  /** `current`: nothing said; `older`: an earlier version only; `both`: versions are compared. */
  readonly mode: "current" | "older" | "both";
  /** Years said as the year of a version: 2014年版, 2002年干部任用条例. */
  readonly years: readonly number[];
  /** The trial or provisional text was named: 试行, 暂行. */
  readonly trial: boolean;
}

const typeWords = "条例|规定|细则|办法|规则|准则|规划|意见|章程|法";
/** 旧版, 修订前, 老条例: an earlier text; 原来 alone is mostly the asker's past, not a version. */
const olderWords = new RegExp(
  `(?:旧|老|前一)版|(?:修订|修改|改版|新规)(?:之|以)?前|(?:旧|老|原)的?[^，。？！,?!]{0,8}?(?:${typeWords})|(?:以前|过去|原来|当时|之前)(?:的|那(?:个|部|版))[^，。？！,?!]{0,8}?(?:${typeWords}|版)|已(?:经)?废止`,
  "u",
);
const currentWords = /现行|现在|目前|最新|新版|新的?(?:条例|规定|细则|办法)|如今|眼下/u;
const compareWords =
  /新旧|前后(?:有|的|比|对|变)|(?:版|年)(?:本)?(?:相?比|对比|比较)|(?:有|做了|作了)(?:什么|哪些|啥)(?:变化|改动|修改|变动|调整|不同|区别)|改了(?:什么|哪些|啥)|历次|各版|几个版本/u;
const yearWord = /(?:19|20)\d{2}/gu;
/** What may stand between a year and the name of the text it dates. */
const versionAfterYear = new RegExp(
  `^\\s*年?\\s*[）)]?(?:的?(?:版|修订|修改|修正|试行|暂行|颁布|印发|出台|发布)|(?:那|这)?[^，。？！；,?!;]{0,14}?(?:${typeWords}))`,
  "u",
);

/** `mentioned`: a regulation is named, so a bare 试行 or 旧 belongs to it. */
export function readVersion(question: string): VersionWish {
  const text = question.normalize("NFKC");
  const years: number[] = [];
  for (const match of text.matchAll(yearWord)) {
    const rest = text.slice(match.index + 4, match.index + 30);
    if (versionAfterYear.test(rest) && !years.includes(Number(match[0]))) years.push(Number(match[0]));
  }
  const older = olderWords.test(text);
  const trial = /试行|暂行/u.test(text);
  const both = compareWords.test(text) || (older && currentWords.test(text)) || years.length > 1;
  return { mode: both ? "both" : older ? "older" : "current", years, trial };
}
