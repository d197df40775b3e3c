import type { UnderstoodQuestion } from "../../retrieval/understanding/understand-question.ts";
import { stripQuestion } from "./strip-question.ts";

/** Versions of one text set side by side. */
export interface VersionsCompared {
  /** As said: 2014, 2019; empty where only 新旧 or 改了什么 is. */
  readonly years: readonly string[];
  /** What of them is asked about, in the question's words: 任前公示; empty: everything. */
  readonly topic: string;
}

const year = /(?:19|20)\d{2}/gu;
const asksDifference =
  /区别|不同|差异|差别|对比|相比|比较|变化|改动|修改|改了|变了|新旧|对照|异同|一样|一致|相同/u;
/** Words that say only that versions are compared. */
const comparing =
  /(?:19|20)\d{2}\s*年?(?:版本?|修订版?|修改)?|新旧|前后|历次|各版|两版|版本|新版|旧版|老版|最新|现行|原来|以前|过去|之前|修订|修改|修正|改动|改版|变动|变化|调整|不同|区别|差异|差别|不一样|一样|异同|相同|一致|变了|对照|对比|相比|比较|之间|主要|重点|内容|条款|条文|地方|部分|方面|改了|新增|删除|删去|逐条|列出|[和与跟同了做作个两新旧老版比改有之里中上何各点处样些]/gu;

/** What is left when the name, the years and the asking words are taken out: one character says nothing. */
const mostLeft = 1;

/** From the question as it was asked, before any spelling was mended: 2014版和2019版有什么不同, 新旧发展党员细则的预备期有什么变化; null for all other questions. */
export function readVersionsCompared(
  text: string,
  { version, mentions }: Pick<UnderstoodQuestion, "version" | "mentions">,
): VersionsCompared | null {
  const years = [...new Set(text.match(year))];
  const isBoth = version.mode === "both" || years.length > 1;
  if (!isBoth || mentions.length === 0 || !asksDifference.test(text)) return null;
  let rest = text;
  for (const mention of mentions) rest = rest.replace(text.slice(mention.start, mention.end), " ");
  const left = stripQuestion(rest.replaceAll(comparing, " ")).replaceAll(/\s+/gu, "");
  // 党 of 党纪处分条例, which is called 纪律处分条例.
  const topic = left.replace(/^[党对]/u, "");
  return { years, topic: topic.length <= mostLeft ? "" : topic };
}
