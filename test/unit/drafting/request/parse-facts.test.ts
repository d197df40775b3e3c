import { expect, it } from "vitest";
import { findContradictions, toFact } from "../../../../src/drafting/request/fact.ts";
import { parseFacts } from "../../../../src/drafting/request/parse-facts.ts";

it("reads Markdown lines with the place of each", () => {
  expect(parseFacts("a.md", "# 数据\n\n- 发展党员396名\n2. 培训3期\n")).toEqual([
    { text: "发展党员396名", source: { file: "a.md", place: "第3行" } },
    { text: "培训3期", source: { file: "a.md", place: "第4行" } },
  ]);
});

it("reads tables by their headings and says the period only where periods differ", () => {
  const csv = '项目,数值,单位,时期\n发展党员,396,名,2023年\n"培训班,期数",3,期,2023年\n';
  expect(parseFacts("a.csv", csv).map(({ text }) => text)).toEqual(["发展党员396名", "培训班,期数3期"]);
  const markdown =
    "| 时期 | 项目 | 数值 | 单位 |\n|---|---|---|---|\n| 2022年 | 发展党员 | 388 | 名 |\n| 2023年 | 发展党员 | 396 | 名 |";
  expect(parseFacts("b.md", markdown)).toEqual([
    { text: "2022年发展党员388名", source: { file: "b.md", place: "第3行" } },
    { text: "2023年发展党员396名", source: { file: "b.md", place: "第4行" } },
  ]);
});

it("reads a JSON array and refuses a file without facts", () => {
  expect(parseFacts("a.json", '["发展党员396名"]')).toHaveLength(1);
  expect(() => parseFacts("a.json", "[1,")).toThrow(/JSON/u);
  expect(() => parseFacts("a.md", "# 只有标题\n")).toThrow(/没有事实/u);
});

it("names facts that disagree", () => {
  const facts = ["发展党员396名", "发展党员388名", "培训3期"].map((text) => toFact({ text, source: null }));
  expect(findContradictions(facts)).toEqual([
    "“发展党员396名”与“发展党员388名”说法不一，已都保留，请核定一个",
  ]);
});
