import { expect, it } from "vitest";
import {
  changeSection,
  moveSection,
  newSection,
  toOutline,
} from "../../../../../../src/channels/web/page/writing/start/outline-changes.ts";
import { yearOf } from "../../../../../../src/channels/web/page/writing/start/writing-request.ts";

const section = (heading: string, words = 400) => ({ heading, words, facts: [] });
const sections = [section("甲"), section("乙", 200), section("丙")];
const headings = (all: readonly { heading: string }[]) => all.map(({ heading }) => heading).join("");

it("moves a section to its neighbour's place and no further than the ends", () => {
  expect(headings(moveSection(sections, 0, 1))).toBe("乙甲丙");
  expect(headings(moveSection(sections, 2, -1))).toBe("甲丙乙");
  expect(moveSection(sections, 0, -1)).toBe(sections);
  expect(moveSection(sections, 2, 1)).toBe(sections);
});

it("changes one section, and adds one as long as the others are on average", () => {
  expect(changeSection(sections, 1, { heading: "丁" })[1]).toEqual(section("丁", 200));
  expect(newSection(sections)).toEqual(section("", 333));
});

it("sends lengths that the server takes and headings without blanks", () => {
  const outline = { title: " 总结 ", kind: "工作总结", words: 2000, notes: [] };
  const sent = toOutline({
    ...outline,
    sections: [section(" 甲 ", 10), section("乙", 9000), section("丙", Number.NaN)],
  });
  expect(sent).toEqual({
    title: "总结",
    sections: [section("甲", 60), section("乙", 5000), section("丙", 60)],
  });
});

it("finds the year that is written of", () => {
  expect([yearOf("写一段2024年发展党员工作"), yearOf("写一段工作"), yearOf("20240字")]).toEqual([
    2024,
    null,
    null,
  ]);
});
