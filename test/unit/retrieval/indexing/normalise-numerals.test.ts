import { describe, expect, it } from "vitest";
import { normaliseForSearch } from "../../../../src/retrieval/indexing/normalise-numerals.ts";

describe("normaliseForSearch", () => {
  it.each([
    ["第十四条", "第14条"],
    ["第一百零七条", "第107条"],
    ["五个工作日", "5个工作日"],
    ["两年", "2年"],
    ["二〇二四年", "2024年"],
    ["百分之二十", "20%"],
    ["百分之5.5", "5.5%"],
    ["三分之二以上", "2/3以上"],
    ["１２，０００元", "12000元"],
    ["ＧＤＰ", "gdp"],
  ])("%s → %s", (text, expected) => {
    expect(normaliseForSearch(text)).toBe(expected);
  });

  it.each(["统一战线", "一般不超过", "三会一课", "第一书记", "四议两公开", "“一把手”"])(
    "leaves the numeral inside the word %s",
    (text) => {
      expect(normaliseForSearch(text)).toBe(text);
    },
  );
});
