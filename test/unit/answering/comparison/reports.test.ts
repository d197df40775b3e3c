import { describe, expect, it } from "vitest";
import { createAnswerer } from "../../../../src/answering/answerer.ts";
import type { Answer } from "../../../../src/domain/answers/answer.ts";
import { localAdmin } from "../../../../src/domain/people/reader.ts";
import type { Retriever } from "../../../../src/retrieval/retriever.ts";
import { createGeneration, type FixtureDocument } from "../support/fixture-generation.ts";

function report(place: string, year: number, text: string): FixtureDocument {
  return { meta: { title: `${place}市政府工作报告${year}`, kind: "report", status: "未知" }, text };
}

const held = createGeneration([
  report("东山", 2023, "一、2022年工作回顾\n全年实现地区生产总值1.2万亿元，城镇新增就业3万人。"),
  report(
    "东山",
    2024,
    "一、2023年工作回顾\n全市实现地区生产总值12500亿元，研发投入占地区生产总值比重达到300亿元。",
  ),
  report("西海", 2024, "一、2023年工作回顾\n地区生产总值超过9000亿元，城镇新增就业X万人。"),
]);

/** Finds every chunk: ranking is not what is tested here. */
const retriever: Retriever = {
  retrieve: () =>
    Promise.resolve({
      passages: held.documents().flatMap((row) => {
        const { text, ...document } = held.documentById(row.id)!;
        return held
          .chunksOf(row.id)
          .map((chunk) => ({ chunk, document, text: text.slice(chunk.start, chunk.end), score: 1 }));
      }),
      coverage: 1,
      tookMs: 0,
    }),
};

async function ask(question: string): Promise<Answer> {
  const answerer = createAnswerer({ retriever, generation: held, today: () => "2026-07-01" });
  for await (const event of answerer.answer({ question, history: [] }, localAdmin))
    if (event.type === "answer-end") return event.answer;
  throw new Error("no answer-end");
}

describe("reports of several years or places", () => {
  it("are told a line each, every line cited", async () => {
    const { answer, citations } = await ask("东山2022年和2023年地区生产总值分别是多少");
    expect(answer.split("\n")).toEqual([
      "东山2022年（《东山市政府工作报告2023》）：全年实现地区生产总值1.2万亿元[1]",
      "东山2023年（《东山市政府工作报告2024》）：全市实现地区生产总值12500亿元[2]",
    ]);
    expect(citations.map(({ quote }) => quote)).toEqual([
      "全年实现地区生产总值1.2万亿元",
      "全市实现地区生产总值12500亿元",
    ]);
  });

  it("are subtracted with both terms shown and cited", async () => {
    const { answer } = await ask("东山2022年和2023年地区生产总值相差多少");
    expect(answer).toContain("东山2023年比东山2022年多500亿元，即12500亿元[2]－12000亿元[1]。");
  });

  it("are added up", async () => {
    const { answer } = await ask("东山2022年和2023年地区生产总值一共多少");
    expect(answer).toContain("计算（按上列数字得出）：合计24500亿元，即12000亿元[1]＋12500亿元[2]。");
  });

  it("are not computed with where a figure is a bound", async () => {
    const { answer } = await ask("东山和西海2023年地区生产总值相差多少");
    expect(answer).toContain("地区生产总值超过9000亿元[2]");
    expect(answer).toContain("不作加减");
  });

  it("say which year no report tells of", async () => {
    const { answer } = await ask("东山2023年和2025年地区生产总值分别是多少");
    expect(answer).toContain("东山2025年：已收录的报告里没有找到。");
  });
});
