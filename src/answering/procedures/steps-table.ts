import type { AnswerTable, Citation, TableCell } from "../../domain/answers/answer.ts";
import { findFigures } from "../../grounding/figures.ts";
import { itemMark, splitLines } from "../../grounding/sentences.ts";
import type { ReadQuestion } from "../question/read-question.ts";

export const stepColumns: readonly string[] = ["步骤", "时限", "材料", "依据"];
/** Fewer steps need no table. */
const leastSteps = 2;
const inlineItems = /(?=[（(][一二三四五六七八九十]{1,3}[）)])/u;
const stretches = /[^，。；：\n]+/gu;
const times = new Set(["工作日", "日", "个月", "年", "周", "小时", "分钟"]);
const firstYear = 1900;
const papers =
  /(?:《[^》]{2,30}》|[\p{Script=Han}“”、]{0,30}(?:申请书|志愿书|登记表|审批表|推荐表|报名表|测评表|材料|档案|请示|书面报告|工作报告|方案|预案|名册|名单|提纲|证明|纪要|公告|政审意见))/gu;
/** What is done with a paper is no part of its name. */
const doing =
  /^.*(?:提供|提交|填写|撰写|写出|形成|审核|查阅|审查|报送|上报|制定|拟订|听取|出具|附上|附|填报|准备|整理|公布|发布|介绍|审议|研究|填好|移交|存入|归入|阅读|翻阅|收到|报)(?=.{2,})/u;

const joining = /^(?:以及|和|与|及|、)/u;

/** 怎么办理, and a bare 公务员录用程序. */
export function asksSteps({ kinds, text }: Pick<ReadQuestion, "kinds" | "text">): boolean {
  return kinds.includes("steps") || /(?:流程|程序|步骤|环节)[？?。！!\s]*$/u.test(text);
}

/** The steps of a quoted procedure as 步骤—时限—材料—依据; every cell in the text's words. Null where it lists none. */
export function stepsTable(question: ReadQuestion, citations: readonly Citation[]): AnswerTable | null {
  if (!asksSteps(question)) return null;
  const rows = citations.flatMap((citation) => stepsOf(citation.quote).map((step) => toRow(step, citation)));
  return rows.length < leastSteps ? null : { columns: stepColumns, rows };
}

/** Items of a list, one a line or run together. */
function stepsOf(quote: string): string[] {
  return splitLines(quote)
    .flatMap(({ text }) => text.split(inlineItems))
    .map((text) => text.trim())
    .filter((text) => itemMark.test(text));
}

function toRow(step: string, { n, article, clause }: Citation): TableCell[] {
  const mark = itemMark.exec(step)?.[0] ?? "";
  const words = step
    .slice(mark.length)
    .trim()
    .replace(/[；。]$/u, "");
  const address = clause?.includes("项") === true ? article : (clause ?? article);
  const item = /^[（(][一二三四五六七八九十百]/u.test(mark) ? `第${mark}项` : "";
  const cell = (text: string): TableCell => ({ text, citations: text === "" ? [] : [n] });
  return [
    cell(words),
    cell(timesIn(words).join("；")),
    cell(papersIn(words).join("；")),
    cell(address === null ? mark : `${address}${item}`),
  ];
}

/** Stretches that set a time: 公示不少于5个工作日. */
export function timesIn(words: string): string[] {
  return (words.match(stretches) ?? []).filter(setsTime);
}

/** 一个月内, 不少于5个工作日; neither a year of the calendar nor 35岁. */
export function setsTime(words: string): boolean {
  return findFigures(words).some(({ unit, value }) => times.has(unit) && value < firstYear);
}

/** What is to be written or handed in: 书面报告, 《审批表》. */
export function papersIn(words: string): string[] {
  const found = (words.match(stretches) ?? []).flatMap((stretch) => stretch.match(papers) ?? []);
  return [...new Set(found.map((paper) => paper.replace(doing, "").replace(joining, "")))].filter(
    (paper) => paper.length > 1,
  );
}
