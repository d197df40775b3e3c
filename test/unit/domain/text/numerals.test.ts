import { describe, expect, it } from "vitest";
import { normaliseNumerals, toChineseNumeral, toNumber } from "../../../../src/domain/text/numerals.ts";

describe("toNumber", () => {
  it.each([
    ["二十", 20],
    ["一百零七", 107],
    ["十五", 15],
    ["两千", 2000],
    ["39.7万", 397_000],
    ["1.2亿", 120_000_000],
    ["三万二千", 32_000],
    ["1,200", 1200],
    ["一千二百三十四", 1234],
    ["十百", null],
    ["百百", null],
    ["二三", null],
    ["", null],
  ])("reads %s", (text, value) => {
    expect(toNumber(text)).toBe(value);
  });

  it("goes back and forth", () => {
    for (let value = 1; value < 1000; value++) expect(toNumber(toChineseNumeral(value))).toBe(value);
  });
});

describe("normaliseNumerals", () => {
  it.each([
    ["五个工作日", "5个工作日"],
    ["百分之二十", "20%"],
    ["三分之二以上", "2/3以上"],
    ["第十四条", "第14条"],
    ["二〇二三年", "2023年"],
    ["1,200人", "1200人"],
    ["统一领导", "统一领导"],
  ])("writes %s as %s", (text, normal) => {
    expect(normaliseNumerals(text)).toBe(normal);
  });
});
