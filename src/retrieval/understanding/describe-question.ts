import type { AnswerType } from "./expect-answer.ts";
import type { UnderstoodQuestion } from "./understand-question.ts";

const typeNames: Readonly<Record<AnswerType, string>> = {
  duration: "期限",
  number: "数字",
  list: "列举",
  steps: "程序步骤",
  prohibition: "禁止性规定",
  quorum: "到会人数或票数",
  condition: "条件资格",
  "yes-no": "能不能、要不要",
};

/** What a question was taken to mean, a line a rule, in plain words. */
export function describeQuestion(
  question: UnderstoodQuestion,
  titleOf: (documentId: number) => string | null,
): string[] {
  const { corrections, words, mentions, articles, version, report, expected, intent } = question;
  const lines = corrections.map(({ from, to }) => `“${from}”按“${to}”查找`);
  lines.push(...words.map(({ said, forms }) => `“${said}”也按“${forms.join("”“")}”查找`));
  for (const { text, documentIds } of mentions) {
    const titles = [...new Set(documentIds.map(titleOf).filter((title) => title !== null))];
    lines.push(`“${text}”指${titles.map((title) => `《${title}》`).join("、")}`);
  }
  if (articles.length > 0) lines.push(`条号：${articles.map((article) => `第${article}条`).join("、")}`);
  if (version.years.length > 0) lines.push(`版本年份：${version.years.join("、")}`);
  if (version.mode === "older") lines.push("问的是旧版");
  if (version.mode === "both") lines.push("新旧版本对照");
  if (report !== null) {
    const years = [
      ...report.ownYears.map((year) => `${year} 年的材料`),
      ...report.dataYears.map((year) => `说 ${year} 年情况的材料`),
    ];
    lines.push(`材料：${[...report.places, ...years, ...report.forms].join("，") || "以往材料"}`);
  }
  if (expected.types.length > 0)
    lines.push(`要找：${expected.types.map((type) => typeNames[type]).join("、")}`);
  if (expected.items !== null) lines.push(`要列出 ${expected.items} 项`);
  lines.push(intent === "report" ? "先查以往材料" : "先查制度");
  return lines;
}
