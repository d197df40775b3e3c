import { describe, expect, it } from "vitest";
import { findFigures, sameFigure } from "../../../src/grounding/figures.ts";
import { normaliseFigures, toChineseNumeral, toNumber } from "../../../src/grounding/numerals.ts";

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
    ["百百", null],
    ["", null],
  ])("reads %s", (text, value) => {
    expect(toNumber(text)).toBe(value);
  });

  it("goes back and forth", () => {
    for (let value = 1; value < 1000; value++) expect(toNumber(toChineseNumeral(value))).toBe(value);
  });
});

describe("normaliseFigures", () => {
  it.each([
    ["五个工作日", "5个工作日"],
    ["百分之二十", "20%"],
    ["２０％", "20%"],
    ["三分之二以上", "2/3以上"],
    ["第十四条", "第14条"],
    ["二〇二三年", "2023年"],
    ["统一领导", "统一领导"],
  ])("writes %s as %s", (text, normal) => {
    expect(normaliseFigures(text)).toBe(normal);
  });
});

function only(text: string): ReturnType<typeof findFigures>[number] {
  const [figure] = findFigures(text);
  if (figure === undefined) throw new Error(`no figure in ${text}`);
  return figure;
}

describe("findFigures", () => {
  it.each([
    ["公示期不少于五个工作日", 5, "工作日", "least"],
    ["不超过20%", 20, "%", "most"],
    ["不得超过6个月", 6, "个月", "most"],
    ["不低于70%", 70, "%", "least"],
    ["低于70%", 70, "%", "most"],
    ["占百分之二十", 20, "%", null],
    ["三分之二以上", 2 / 3, "分之", "least"],
    ["投入4858万元", 48_580_000, "元", null],
    ["一般为一年", 1, "年", "usual"],
    ["约3人", 3, "人", "about"],
    ["50余人", 50, "人", "about"],
    ["第十四条", 14, "第条", null],
  ])("reads %s", (text, value, unit, bound) => {
    const figure = only(text);
    expect(figure).toMatchObject({ unit, bound });
    expect(figure.value).toBeCloseTo(value, 9);
    expect(text.slice(figure.start, figure.end)).toBe(figure.text);
  });

  it("takes no numeral inside a word for a figure", () => {
    expect(findFigures("统一思想，一般要求，三严三实")).toEqual([]);
  });

  it.each([
    ["五个工作日", "5个工作日", true],
    ["12天", "12个工作日", false],
    ["20%", "不少于20%", false],
    ["3人", "3人次", false],
    ["1.5万元", "15000元", true],
  ])("compares %s and %s", (a, b, same) => {
    expect(sameFigure(only(a), only(b))).toBe(same);
  });
});
