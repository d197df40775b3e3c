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
    ["（三）受表彰奖励情况\n……\n二、下一步打算", ["……"]],
    ["发展党员名，举办培训班期，培训人次，选树示范点个。", ["名", "期", "人次", "个"]],
    ["大专以上学历占％，同比提高个百分点", ["％", "个百分点"]],
    ["按照“X党建计划”，X届X次全会，X类X项X余条", ["X", "X届", "X次", "X", "X项", "X余条"]],
  ])("finds the gaps of %s", (text, gaps) => {
    const found = findPlaceholders(text);
    expect(found.map((gap) => gap.text)).toEqual(gaps);
    for (const gap of found) expect(text.slice(gap.start, gap.end)).toBe(gap.text);
  });

  it.each([
    "推行“1+N+X”模式",
    "使用Excel表格",
    "占比35％",
    "平均年龄42岁",
    "奖励5万元",
    "年满18周岁",
    "实施“数据要素×”行动",
    "“X”是未来产业",
    "新建X波段雷达31部",
    "实际投入亿元以上项目100个",
    "党员名册、培训期间、干部名单",
    "三是抓培训，建强队伍……",
  ])("finds none in %s", (text) => {
    expect(findPlaceholders(text)).toEqual([]);
  });
});
