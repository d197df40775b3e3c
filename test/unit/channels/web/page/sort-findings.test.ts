import { describe, expect, it } from "vitest";
import { headingsOf, sortFindings } from "../../../../../src/channels/web/page/materials/sort-findings.ts";
import type { SearchPassage } from "../../../../../src/domain/answers/search.ts";

function passage(path: string, text: string): SearchPassage {
  const place = { file: "reports/总结.md", title: "总结", article: null, start: 0, end: text.length };
  return { ...place, path, text, score: 1, status: "未知", explanation: [] };
}

describe("sortFindings", () => {
  const written = passage("一、组织建设 > （一）规范“三会一课”", "开展主题党日12次。");
  const akin = passage("二、自身建设", "全年参加集中学习12次。");

  it("puts apart what only resembles the topic; words may stand in the heading, marks do not count", () => {
    expect(sortFindings([akin, written], "主题党日 三会一课")).toEqual({ direct: [written], near: [akin] });
    expect(sortFindings([akin, written], "村干部后备力量")).toEqual({ direct: [], near: [akin, written] });
  });

  it("takes the innermost heading of each paragraph once", () => {
    const found = headingsOf([written, akin, passage("二、自身建设", "另一段"), passage("", "没有标题")]);
    expect(found.map(({ heading }) => heading)).toEqual(["（一）规范“三会一课”", "二、自身建设"]);
  });
});
