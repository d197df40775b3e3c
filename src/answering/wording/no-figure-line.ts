import type { AnswerLine } from "../../grounding/check-answer.ts";
import type { ReadQuestion } from "../question/read-question.ts";

const wanted: readonly (readonly [RegExp, string])[] = [
  [/次|频次|多久[^，。？]{0,6}一次/u, "次数"],
  [/几个?人|多少人|几名|人数/u, "人数"],
  [/比例|占比|百分/u, "比例"],
  [/学时/u, "学时数"],
  [/钱|元|金额|标准|补贴|工资/u, "金额"],
  [/岁|年龄/u, "年龄"],
  [/天|日|月|年|多久|多长|时限|期限|时候/u, "期限"],
];

/** Where the text sets no number, it is said before the nearest rule. */
export function noFigureLine(question: ReadQuestion, citations: readonly number[]): AnswerLine {
  const asked = question.text.replaceAll(/(?:19|20)\d{2}年/gu, "");
  const thing = wanted.find(([pattern]) => pattern.test(asked))?.[1] ?? "数字";
  return {
    kind: "own",
    text: `条文没有写明统一的${thing}，最接近的规定如下。`,
    citations,
    metadata: [],
  };
}
