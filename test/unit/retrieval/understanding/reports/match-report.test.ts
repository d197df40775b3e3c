import { describe, expect, it } from "vitest";
import { ReportMatcher } from "../../../../../src/retrieval/understanding/reports/match-report.ts";
import { reportFacts } from "../../../../../src/retrieval/understanding/reports/report-facts.ts";
import { MemoryGeneration } from "../../../../support/memory-generation.ts";

const titles = [
  "苏州市政府工作报告2023",
  "苏州市政府工作报告2024",
  "南京市政府工作报告2024",
  "2021年组织工作总结",
  "2022年全区组织工作会议讲话",
];
const generation = new MemoryGeneration(
  titles.map((title) => ({ file: `reports/${title}.md`, title, text: "", chunks: [] })),
);
const matcher = new ReportMatcher(generation.documents());

function best(question: string, today = "2024-06-01"): string[] | null {
  const wish = matcher.read(question, today);
  return wish === null ? null : [...matcher.matching(wish)].map((id) => titles[id - 1]!);
}

describe("ReportMatcher", () => {
  it.each([
    ["苏州市2024年政府工作报告怎么写招商", ["苏州市政府工作报告2024"]],
    ["苏州2024报告，新增就业多少", ["苏州市政府工作报告2024"]],
    // A figure of 2023 stands in the report that looks back on 2023.
    ["南京2023年新增就业", ["南京市政府工作报告2024"]],
    ["苏州2022年新增就业", ["苏州市政府工作报告2023"]],
    ["苏州去年新增就业", ["苏州市政府工作报告2024"]],
    ["那篇2021总结里集体经济多少", ["2021年组织工作总结"]],
    ["那份2022讲话说了什么", ["2022年全区组织工作会议讲话"]],
  ])("%s", (question, expected) => {
    expect(best(question)).toEqual(expected);
  });

  it("is silent on questions about regulations", () => {
    expect(best("公示期几天")).toBeNull();
    expect(best("述职报告由谁审核")).toBeNull();
  });

  it("gives nothing to reports of another place", () => {
    const wish = matcher.read("南京2023年新增就业", "2024-06-01")!;
    expect(matcher.match(wish, 1)).toBe(0);
    expect(matcher.match(wish, 3)).toBeGreaterThan(0.8);
  });
});

describe("reportFacts", () => {
  const meta = { region: null, period: null, issuedOn: null, effectiveOn: null };

  it("reads place and years from the title", () => {
    expect(reportFacts({ ...meta, title: "2024年苏州市政府工作报告" })).toEqual({
      place: "苏州",
      ownYears: [2024],
      reviewedYears: [2023],
    });
  });

  it("believes region and period before the title, and dates where the title has no year", () => {
    const facts = reportFacts({ ...meta, title: "组织工作总结", region: "清河区", period: "2022" });
    expect(facts).toEqual({ place: "清河", ownYears: [2022], reviewedYears: [2022] });
    expect(reportFacts({ ...meta, title: "工作总结", issuedOn: "2020-12-30" }).ownYears).toEqual([2020]);
  });
});
