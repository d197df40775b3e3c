import { describe, expect, it } from "vitest";
import { labelsShown, ticksTo } from "../../../../../src/channels/web/page/shared/charts/axis.ts";
import { daysBetween, duration, shortDay } from "../../../../../src/channels/web/page/text/figures.ts";

describe("axis", () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 0.5, 1]],
    [3, [0, 1, 2, 3]],
    [40, [0, 10, 20, 30, 40]],
    [41, [0, 20, 40, 60]],
    [0.3, [0, 0.1, 0.2, 0.3]],
    [1234, [0, 500, 1000, 1500]],
  ])("goes in round steps to %s", (highest, ticks) => {
    expect(ticksTo(highest)).toEqual(ticks);
  });

  it("names the last day and as many others as have room", () => {
    expect(labelsShown(30, 460, 46)).toEqual([2, 5, 8, 11, 14, 17, 20, 23, 26, 29]);
    expect(labelsShown(3, 460, 46)).toEqual([0, 1, 2]);
    expect(labelsShown(0, 460, 46)).toEqual([]);
  });
});

describe("figures", () => {
  it("count every day over the end of a month, and say times as people do", () => {
    expect(daysBetween("2026-02-27", "2026-03-02").map(shortDay)).toEqual(["2/27", "2/28", "3/1", "3/2"]);
    expect([0.2, 144.4, 1250].map(duration)).toEqual(["1 毫秒", "144 毫秒", "1.3 秒"]);
  });
});
