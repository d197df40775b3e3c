import { describe, expect, it } from "vitest";
import { cutAtChanges } from "../../../../../src/channels/web/page/library/compare/changed-words.ts";
import {
  comparisonAddress,
  parseComparison,
} from "../../../../../src/channels/web/page/library/compare/comparison-address.ts";

describe("cutAtChanges", () => {
  it("loses no letter, at the edges either", () => {
    const text = "公示五个工作日。";
    const changes = [
      { start: 0, end: 2 },
      { start: 2, end: 4 },
      { start: 7, end: 8 },
    ];
    const pieces = cutAtChanges(text, changes);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    expect(pieces.map((piece) => [piece.text, piece.changed])).toEqual([
      ["公示", true],
      ["五个", true],
      ["工作日", false],
      ["。", true],
    ]);
    expect(cutAtChanges("", [])).toEqual([]);
  });
});

describe("the address of a comparison", () => {
  it("holds two file names of any signs", () => {
    const [older, newer] = ["policies/a 100% #1&b?.md", "policies/（2019年）.md"];
    expect(parseComparison(comparisonAddress(older, newer))).toEqual({ older, newer });
    expect(parseComparison("")).toBeNull();
    expect(parseComparison(older)).toBeNull();
  });
});
