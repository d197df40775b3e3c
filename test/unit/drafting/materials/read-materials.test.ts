import { expect, it } from "vitest";
import { readMaterials } from "../../../../src/drafting/materials/read-materials.ts";
import type { MaterialText } from "../../../../src/drafting/materials/read-report.ts";

const text = (file: string, ...lines: string[]): MaterialText => ({
  file,
  lines: lines.map((line, index) => ({ text: line, place: `第${index + 1}段` })),
});
const texts = [
  text(
    "云溪镇.docx",
    "云溪镇党建工作",
    "今年发展党员12名，比去年增加2名，整顿软弱涣散村党组织2个。",
    "去年发展党员10名。",
    "联系电话：66881234",
  ),
  text("青山乡.txt", "发展党员8名。", "覆盖率92.5%，发展党员9名"),
  text("石桥镇.txt", "2024年共发展党员5名"),
];
const options = { sum: false, expected: null, year: 2024 };
const expected = ["云溪镇", "石桥镇", "青山乡", "白鹭镇"];

it("reads each figure with unit, period, scope and place, last year's apart and beside", () => {
  const { facts, earlier, notes } = readMaterials(texts, options);
  expect(facts.slice(0, 2)).toEqual([
    {
      text: "今年发展党员12名，比去年增加2名",
      source: { file: "云溪镇.docx", place: "第2段" },
      scope: "云溪镇",
      value: 12,
      unit: "名",
      period: "今年",
      before: "去年发展党员10名",
    },
    {
      text: "整顿软弱涣散村党组织2个",
      source: { file: "云溪镇.docx", place: "第2段" },
      scope: "云溪镇",
      value: 2,
      unit: "个",
      period: null,
      before: null,
    },
  ]);
  expect(earlier.map(({ text: said }) => said)).toEqual(["去年发展党员10名"]);
  expect(facts.some(({ text: said }) => said.includes("66881234"))).toBe(false);
  expect(notes).toEqual([
    "青山乡的数字前后不一：“发展党员8名”（青山乡.txt 第1段），“发展党员9名”（青山乡.txt 第2段），请核定",
  ]);
  const plain = readMaterials([text("云溪镇.txt", "发展党员12名。", "去年发展党员10名。")], options);
  expect(plain.facts.map(({ before }) => before)).toEqual(["去年发展党员10名"]);
});

it("names what two files say differently of the whole district", () => {
  const { notes } = readMaterials(
    [text("组织科.docx", "全区发展党员396名。"), text("办公室.docx", "全区共发展党员401名。")],
    options,
  );
  expect(notes).toEqual([
    "全区的数字前后不一：“全区发展党员396名”（组织科.docx 第1段），“全区共发展党员401名”（办公室.docx 第1段），请核定",
  ]);
});

it("sums only when asked, with its terms and who has not reported", () => {
  const plain = [
    text("云溪镇.docx", "今年发展党员12名，比去年增加2名。"),
    text("石桥镇.txt", "2024年共发展党员5名"),
  ];
  const { facts, notes } = readMaterials(plain, { ...options, sum: true, expected });
  expect(facts).toMatchObject([
    {
      text: "今年发展党员17名",
      scope: "合计",
      value: 17,
      source: { file: "云溪镇.docx、石桥镇.txt", place: "合计：云溪镇12＋石桥镇5＝17" },
    },
  ]);
  expect(notes).toEqual([
    "4个乡镇已报2个，缺：青山乡、白鹭镇",
    "“今年发展党员17名”是合计：云溪镇12＋石桥镇5＝17（4个乡镇已报2个，缺：青山乡、白鹭镇）",
  ]);
  expect(readMaterials(plain, options).facts).toHaveLength(2);
});

it("does not add up shares, other units, or a unit that says two things", () => {
  const sum = (...given: MaterialText[]) => readMaterials(given, { ...options, sum: true });
  expect(sum(text("甲镇.txt", "覆盖率达到90%"), text("乙镇.txt", "覆盖率达到80%")).facts).toHaveLength(2);
  expect(sum(text("甲镇.txt", "培训党员30人"), text("乙镇.txt", "培训党员40人次"))).toMatchObject({
    facts: [{ value: 30 }, { value: 40 }],
    notes: ["“培训党员”的计量单位不一（人、人次），没有合计"],
  });
  expect(sum(...texts).notes).toContain("“发展党员”有单位报了两个数，没有合计，请先核定");
});

it("reads the rows of a table, a fact a figure", () => {
  const { facts } = readMaterials(
    [
      text(
        "汇总表.xlsx",
        "乡镇：云溪镇；发展党员（名）：12；整顿村党组织（个）：2",
        "乡镇：石桥镇；发展党员（名）：5；整顿村党组织（个）：1",
      ),
      text("台账.csv", "项目：举办培训班；数量：6；单位：期"),
    ],
    { ...options, sum: true },
  );
  expect(facts.map(({ text: said }) => said)).toEqual(["发展党员17名", "整顿村党组织3个", "举办培训班6期"]);
});
