import { describe, expect, it } from "vitest";
import { findFigures, sameFigure } from "../../../src/grounding/figures.ts";

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
    ["低于70%", 70, "%", "under"],
    ["不足7人", 7, "人", "under"],
    ["过半数", 0.5, "分之", "over"],
    ["每季度", 1, "每季度", null],
    ["半年", 6, "个月", null],
    ["到会人数的4/5", 0.8, "分之", null],
    ["占百分之二十", 20, "%", null],
    ["三分之二以上", 2 / 3, "分之", "least"],
    ["投入4858万元", 48_580_000, "元", null],
    ["影响期为一年半", 1.5, "年", null],
    ["一年半数以上", 1, "年", null],
    ["约3人", 3, "人", "about"],
    ["50余人", 50, "人", "about"],
    ["第十四条", 14, "第条", null],
  ])("reads %s", (text, value, unit, bound) => {
    const figure = only(text);
    expect(figure).toMatchObject({ unit, bound });
    expect(figure.value).toBeCloseTo(value, 9);
    expect(text.slice(figure.start, figure.end)).toBe(figure.text);
  });

  it("gives both ends of a range the unit, and both of a pair the bound", () => {
    expect(findFigures("由三至五人组成").map(({ value, unit }) => [value, unit])).toEqual([
      [3, "人"],
      [5, "人"],
    ]);
    expect(findFigures("不少于12天或者90学时").map(({ bound }) => bound)).toEqual(["least", "least"]);
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
    ["一般为一年", "一年", false],
    ["半数以上", "过半数", false],
    ["二〇二三年", "2023年", true],
  ])("compares %s and %s", (a, b, same) => {
    expect(sameFigure(only(a), only(b))).toBe(same);
  });
});
