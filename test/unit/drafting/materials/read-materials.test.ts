import { expect, it } from "vitest";
import { readMaterials } from "../../../../src/drafting/materials/read-materials.ts";

const texts = [
  {
    file: "云溪镇.docx",
    text: "云溪镇党建工作\n今年发展党员12名，整顿软弱涣散村党组织2个。\n去年发展党员10名。",
  },
  { file: "青山乡.txt", text: "发展党员8名。\n覆盖率92.5%，发展党员9名" },
  { file: "石桥镇.txt", text: "今年发展党员5名" },
];
const read = (options: { sum?: boolean; expected?: string[] | null; year?: number | null } = {}) =>
  readMaterials(texts, { sum: false, expected: null, year: 2024, ...options });

it("reads each figure with its file and paragraph, last year's apart", () => {
  const { facts, earlier, notes } = read();
  expect(facts.slice(0, 2)).toEqual([
    { text: "今年发展党员12名", source: { file: "云溪镇.docx", place: "第2段" } },
    { text: "整顿软弱涣散村党组织2个", source: { file: "云溪镇.docx", place: "第2段" } },
  ]);
  expect(earlier.map(({ text }) => text)).toEqual(["去年发展党员10名"]);
  expect(notes).toEqual(["青山乡的数字前后不一：“发展党员8名”（第1段），“发展党员9名”（第2段），请核定"]);
});

it("sums only when asked, with its terms, and names who has not reported", () => {
  const { facts, notes } = read({ sum: true, expected: ["云溪镇", "石桥镇", "青山乡", "白鹭镇"] });
  expect(facts).toContainEqual({
    text: "今年发展党员17名",
    source: { file: "云溪镇.docx、石桥镇.txt", place: "合计：云溪镇12＋石桥镇5＝17" },
  });
  expect(notes).toContain("应报4个单位，已报3个，缺：白鹭镇");
  expect(notes).toContain("“今年发展党员17名”是合计：云溪镇12＋石桥镇5＝17");
});
