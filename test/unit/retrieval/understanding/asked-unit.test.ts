import { expect, it } from "vitest";
import { askedFigure } from "../../../../src/retrieval/understanding/asked-unit.ts";

it.each([
  ["公示几天", "不少于5个工作日", "不少于2名成员"],
  ["一年要学多少学时", "不少于32学时", "每年1次"],
  ["几年换一次", "每届任期3年", "提前10日"],
  ["到多少人才能开", "2/3以上成员到会", "5个工作日"],
  ["年龄卡多少", "不超过55周岁", "满2年"],
  ["差额比例多少", "不少于20%", "提前10日"],
  ["一年开几次", "每年召开1次", "任期5年"],
])("%s wants %s, not %s", (question, right, wrong) => {
  expect(askedFigure(question)?.test(right)).toBe(true);
  expect(askedFigure(question)?.test(wrong)).toBe(false);
});

it("wants nothing where no figure is asked for", () => {
  expect(askedFigure("民主评议党员按什么步骤走")).toBeNull();
});
