import { describe, expect, it } from "vitest";
import { answerShare, expectAnswer } from "../../../../src/retrieval/understanding/expect-answer.ts";

describe("expectAnswer", () => {
  it.each([
    ["公示期要多久", ["duration"]],
    ["转正要走哪几个步骤", ["steps", "list"]],
    ["哪些人不得调任", ["prohibition", "list"]],
    ["新增就业多少人", ["number"]],
    ["多少人到会才有效", ["quorum", "number"]],
    ["谁可以当介绍人", ["condition", "yes-no"]],
    ["村支书能不能兼主任", ["yes-no"]],
    ["能不能缓几天", ["duration"]],
    ["党支部是什么", []],
  ])("%s: %j", (question, types) => {
    expect(expectAnswer(question).types).toEqual(types);
  });

  it("hears how many items a list has", () => {
    expect(expectAnswer("不适宜担任现职的15种情形").items).toBe(15);
    expect(expectAnswer("“五大体系”是哪五个").items).toBe(5);
    expect(expectAnswer("十五种情形").items).toBe(15);
    expect(expectAnswer("有哪些情形").items).toBeNull();
    expect(expectAnswer("5个工作日够吗").items).toBeNull();
  });
});

describe("answerShare", () => {
  it("is the share of what is expected that the passage shows", () => {
    const expected = expectAnswer("公示期多久");
    expect(answerShare("公示期不少于五个工作日。", expected)).toBe(1);
    expect(answerShare("公示应当规范。", expected)).toBe(0);
    expect(answerShare("五个工作日", { types: [], items: null })).toBe(0);
  });

  it("counts enumerated items", () => {
    const expected = { types: ["list"] as const, items: 3 };
    expect(answerShare("有下列情形：（一）甲；（二）乙；（三）丙。", expected)).toBe(1);
    expect(answerShare("有下列情形：（一）甲；（二）乙。", expected)).toBe(0.5);
  });
});
