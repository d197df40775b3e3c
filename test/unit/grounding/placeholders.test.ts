import { describe, expect, it } from "vitest";
import { findPlaceholders } from "../../../src/grounding/placeholders.ts";

describe("findPlaceholders", () => {
  it.each([
    ["选派第一书记XX名", ["XX名"]],
    ["举办培训×次", ["×次"]],
    ["Ｘ个社区投入X万元", ["Ｘ个", "X万元"]],
    ["增长X—X个百分点", ["X—X个百分点"]],
    ["党员占比％", ["％"]],
    ["平均年龄岁", ["岁"]],
    ["奖励万元", ["万元"]],
    ["走访群众……人次", ["……人次"]],
  ])("finds the gaps of %s", (text, gaps) => {
    const found = findPlaceholders(text);
    expect(found.map((gap) => gap.text)).toEqual(gaps);
    for (const gap of found) expect(text.slice(gap.start, gap.end)).toBe(gap.text);
  });

  it.each(["推行“1+N+X”模式", "使用Excel表格", "占比35％", "平均年龄42岁", "奖励5万元", "年满18周岁"])(
    "finds none in %s",
    (text) => {
      expect(findPlaceholders(text)).toEqual([]);
    },
  );
});
