import type { RelatedClause } from "../../domain/answers/answer.ts";
import { questionLimit, type QuestionFault } from "../question/check-question.ts";
import { nameTitle } from "./lead-line.ts";

const howToAsk =
  "可以写明文件名称、对象（如乡科级、村干部）或年份再问；知识库没有的，请向业务科室或上级组织部门核实。";

/** What is said to a question that cannot be searched at all. */
export function describeFault(fault: Exclude<QuestionFault, null>): string {
  if (fault === "empty") return "请输入要问的问题，例如：“拟提拔干部任前公示几天？”";
  if (fault === "too-long") {
    return `问题太长（上限 ${questionLimit} 字）。请用一两句话写明要问什么；要分析整篇材料，请把材料放进知识库后再问。`;
  }
  if (fault === "off-topic") {
    return "这个问题不属于组织工作，知识库里没有依据，不能回答。可以问干部、党员、公务员、换届、基层党建等方面的规定和往年材料。";
  }
  return "这段话要求改变回答规则或者提供规则本身，不能照办。我只依据已收录的文件回答组织工作问题，请直接写出要问的事项。";
}

/** Declining is a normal outcome: what was searched, what came nearest, how to ask, and whom. */
export function describeRefusal(
  searched: number,
  nearest: readonly RelatedClause[],
  missing: readonly string[],
  contact: string | null,
): string {
  if (searched === 0)
    return "知识库里还没有文件，无法回答。请把政策文件和材料放进知识库文件夹，然后重新加载。";
  const reason =
    missing.length > 0
      ? `知识库未收录${missing.join("、")}，不能据此回答。`
      : "没有找到能直接回答这个问题的条文，不作推测。";
  const near = nearest.map(({ title, article }) => nameTitle(title) + (article ?? "")).join("；");
  return [
    `${reason}已检索 ${searched} 份文件。`,
    near === "" ? "" : `最接近的是：${near}。`,
    howToAsk,
    contact === null ? "" : `可咨询：${contact}。`,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** The file that was sent along does not say it; the base was not asked. */
export function describeFileRefusal(nearest: readonly RelatedClause[]): string {
  const places = [...new Set(nearest.map(({ article }) => article).filter((article) => article !== null))];
  return [
    "所附文件里没有找到能直接回答这个问题的内容，不作推测。",
    places.length === 0 ? "" : `最接近的是：${places.join("、")}。`,
    "可以换个说法再问；要查政策规定，请不带文件直接提问。",
  ]
    .filter((line) => line !== "")
    .join("\n");
}
