import { array, assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { TopSelection } from "../../../../src/retrieval/indexing/select-top.ts";

describe("TopSelection", () => {
  it("keeps what sorting would keep", () => {
    assert(
      property(array(integer({ min: -50, max: 50 })), integer({ min: 0, max: 12 }), (scores, limit) => {
        const top = new TopSelection(limit);
        for (const [row, score] of scores.entries()) top.offer(row, score);
        const sorted = scores.toSorted((a, b) => b - a).slice(0, limit);
        expect(top.take().map(({ score }) => score)).toEqual(sorted);
      }),
    );
  });

  it("orders equal scores by row", () => {
    const top = new TopSelection(3);
    for (const row of [5, 2, 9]) top.offer(row, 1);
    expect(top.take().map(({ row }) => row)).toEqual([2, 5, 9]);
  });
});
