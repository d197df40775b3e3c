import { assert, constantFrom, property, uniqueArray } from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustText, countLost } from "../../../../src/drafting/revise/apply-adjustments.ts";
import { noAdjustments } from "../../../../src/drafting/revise/draft-history.ts";
import { readHandEdits } from "../../../../src/drafting/revise/hand-edits.ts";

const signs = (text: string): string[] => text.split("").toSorted();

describe("readHandEdits", () => {
  it("tells a filled placeholder from a sentence put another way", () => {
    const before = "培训党员〔培训人数〕名。抓好落实。";
    expect(readHandEdits(before, "培训党员1.2万名。抓好落实。")).toEqual({
      fills: { 培训人数: "1.2万" },
      rewrites: [],
    });
    expect(readHandEdits(before, "培训党员〔培训人数〕名。一抓到底。")).toEqual({
      fills: {},
      rewrites: [{ from: "抓好落实。", to: "一抓到底。" }],
    });
  });

  it("counts no fill while the same label is still open elsewhere", () => {
    const { fills, rewrites } = readHandEdits(
      "新增〔人数〕名。退出〔人数〕名。",
      "新增3名。退出〔人数〕名。",
    );
    expect(fills).toEqual({});
    expect(rewrites).toEqual([{ from: "新增〔人数〕名。", to: "新增3名。" }]);
  });

  it("remembers what was put in by the sentence beside it", () => {
    expect(readHandEdits("甲。乙。", "甲。丙。乙。").rewrites).toEqual([{ from: "甲。", to: "甲。丙。" }]);
    expect(readHandEdits("乙。", "甲。乙。").rewrites).toEqual([{ from: "乙。", to: "甲。乙。" }]);
  });

  it("does again to the same text what the writer did", () => {
    const sentence = constantFrom("甲。", "乙。", "丙\n", "丁。", "戊；");
    const text = uniqueArray(sentence, { minLength: 1 }).map((sentences) => sentences.join(""));
    assert(
      property(text, text, (before, after) => {
        const made = readHandEdits(before, after);
        const again = adjustText(before, { ...noAdjustments, ...made });
        expect(signs(again)).toEqual(signs(after));
      }),
    );
  });
});

describe("countLost", () => {
  it("counts what a new version has no place for, not what was changed again", () => {
    const rewrites = [
      { from: "甲。", to: "乙。" },
      { from: "乙。", to: "丙。" },
      { from: "丁。", to: "戊。" },
    ];
    expect(countLost("丙。", { ...noAdjustments, rewrites })).toBe(1);
  });
});
