import type { UnderstoodQuestion } from "../../retrieval/understanding/understand-question.ts";
import { stripQuestion } from "./strip-question.ts";

/** Words that say only that versions are compared. */
const comparing =
  /(?:19|20)\d{2}\s*年?(?:版本?|修订版?|修改)?|新旧|前后|历次|各版|两版|版本|新版|旧版|老版|最新|现行|原来|以前|过去|之前|修订|修改|修正|改动|改版|变动|变化|调整|不同|区别|差异|差别|对照|对比|相比|比较|之间|主要|重点|内容|条款|条文|地方|部分|方面|改了|新增|删除|删去|逐条|列出|[和与跟同了做作个两新旧老版比改有之]/gu;

/** What is left when the name, the years and the asking words are taken out: one character says nothing. */
const mostLeft = 1;

/** Whether a question asks what changed between versions of a text as a whole: 2014版和2019版有什么不同. */
export function comparesWhole({ text, version, mentions }: UnderstoodQuestion): boolean {
  if (version.mode !== "both" || mentions.length === 0) return false;
  let rest = text;
  for (const mention of mentions) rest = rest.replaceAll(mention.text, " ");
  const left = stripQuestion(rest.replaceAll(comparing, " ")).replaceAll(/\s+/gu, "");
  return left.length <= mostLeft;
}
