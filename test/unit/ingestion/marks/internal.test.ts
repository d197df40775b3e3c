import { describe, expect, it } from "vitest";
import { isInternal } from "../../../../src/ingestion/marks/internal.ts";

const marked = (text: string, level = 0): boolean =>
  isInternal([
    { text: "通知", level: 1 },
    { text, level },
  ]);

describe("isInternal", () => {
  it.each([
    "内部资料",
    "内部文件 注意保存",
    "内部资料，请勿外传",
    "（内部资料　严禁外传）",
    "【工作秘密】",
    "此件不公开",
    "（此件不公开）",
    "（此件不得公开）",
    "不得公开",
    "注意保存",
    "征求意见稿",
    "（送审稿）",
    "讨论稿",
  ])("is set by a line of its own: %s", (line) => {
    expect(marked(line)).toBe(true);
  });

  it("is set by the stage of a draft in the title", () => {
    expect(marked("清河区干部培训办法（征求意见稿）", 1)).toBe(true);
  });

  it.each([
    "会前将征求意见稿印发各支部。",
    "严禁外传内部资料、内部文件，违者追究责任。",
    "第十条　工作秘密的范围由本单位确定",
    "关于《干部培训办法（征求意见稿）》的说明",
    "（此件公开发布）",
    "内部管理",
    "内部",
  ])("is not set by words about such papers: %s", (line) => {
    expect(marked(line)).toBe(false);
  });
});
