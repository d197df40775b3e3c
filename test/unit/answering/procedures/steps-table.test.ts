import { describe, expect, it } from "vitest";
import { stepsTable } from "../../../../src/answering/procedures/steps-table.ts";
import type { ReadQuestion } from "../../../../src/answering/question/read-question.ts";
import type { Citation } from "../../../../src/domain/answers/answer.ts";

const steps = { kinds: ["steps"], text: "奖励怎么办理" } as unknown as ReadQuestion;

function cited(quote: string, n = 1): Citation {
  return { n, article: "第八条", clause: "第八条第一款", quote } as Citation;
}

describe("the steps of a procedure as a table", () => {
  const quote = [
    "奖励一般按下列程序进行：",
    "（一）由所在机关提出奖励建议，填写《奖励审批表》和书面报告；",
    "（二）审核机关审核后，在一定范围内公示不少于5个工作日；（三）审批机关批准。",
    "奖励决定存入档案。",
  ].join("\n");

  it("gives each step with its time, its papers and its clause, in the text's words", () => {
    const table = stepsTable(steps, [cited(quote, 2)]);
    expect(table?.columns).toEqual(["步骤", "时限", "材料", "依据"]);
    expect(table?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      [
        "由所在机关提出奖励建议，填写《奖励审批表》和书面报告",
        "",
        "《奖励审批表》；书面报告",
        "第八条第一款第（一）项",
      ],
      [
        "审核机关审核后，在一定范围内公示不少于5个工作日",
        "在一定范围内公示不少于5个工作日",
        "",
        "第八条第一款第（二）项",
      ],
      ["审批机关批准", "", "", "第八条第一款第（三）项"],
    ]);
    for (const row of table?.rows ?? [])
      for (const [column, { text, citations }] of row.entries()) {
        for (const stretch of column === 3 || text === "" ? [] : text.split("；"))
          expect(quote).toContain(stretch);
        expect(citations).toEqual(text === "" ? [] : [2]);
      }
  });

  it.each([
    ["no steps are asked for", { kinds: ["number"], text: "公示几天" } as unknown as ReadQuestion, quote],
    ["the text lists no steps", steps, "先由本人申请，再由支部审核。"],
    ["there is a single item", steps, "（一）由本人申请。"],
  ])("is none when %s", (_name, question, words) => {
    expect(stepsTable(question, [cited(words)])).toBeNull();
  });
});
