import { describe, expect, it } from "vitest";
import {
  emptyRow,
  isTable,
  pasteCells,
  readRows,
  toFacts,
} from "../../../../../../src/channels/web/page/writing/start/fact-rows.ts";
import { readCsvFile } from "../../../../../../src/channels/web/page/writing/start/read-csv-file.ts";

const row = (item: string, value: string, unit = "", period = "") => ({
  ...emptyRow,
  item,
  value,
  unit,
  period,
});

describe("readRows", () => {
  it("reads cells copied from Excel by their headings, in any order", () => {
    const copied = "单位\t指标名称\t完成数\r\n名\t发展党员\t396\r\n期\t举办培训班\t5\r\n\t\t\r\n";
    expect(readRows(copied, null)).toEqual([row("发展党员", "396", "名"), row("举办培训班", "5", "期")]);
  });

  it("takes 事项、数值、单位、时期 where there are no headings, and quoted cells with line feeds", () => {
    expect(readRows('"发展\n党员"\t396\t名\t2024年', null)).toEqual([
      row("发展\n党员", "396", "名", "2024年"),
    ]);
  });

  it("reads a CSV file with a mark at its head and keeps the line of each row", () => {
    const rows = readRows('\uFEFF事项,数值,单位\n"党费,专项","1,200",万元\n', "facts.csv");
    expect(rows).toEqual([
      { ...row("党费,专项", "1,200", "万元"), source: { file: "facts.csv", place: "第2行" } },
    ]);
    expect(readRows("", "facts.csv")).toEqual([]);
  });
});

describe("pasteCells", () => {
  it("puts whole rows in at the first column and keeps what follows", () => {
    const rows = [row("甲", "1"), emptyRow, row("丁", "4")];
    expect(pasteCells(rows, { row: 1, column: "item" }, "乙\t2\n丙\t3")).toEqual([
      row("甲", "1"),
      row("乙", "2"),
      row("丙", "3"),
      row("丁", "4"),
    ]);
  });

  it("fills a column from a cell downwards and adds rows that are missing", () => {
    expect(pasteCells([row("甲", ""), row("乙", "")], { row: 1, column: "value" }, "7\t名\n8\t个")).toEqual([
      row("甲", ""),
      row("乙", "7", "名"),
      row("", "8", "个"),
    ]);
  });

  it("tells cells from the text of one", () => {
    expect([isTable("396"), isTable("396\n"), isTable("a\tb"), isTable("一\n二")]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe("toFacts", () => {
  it("says the period only where there are several, and where each row stands", () => {
    const same = [row("发展党员", "396", "名", "2024年"), emptyRow, row("培训", "5", "期", "2024年")];
    expect(toFacts(same)).toEqual([
      { text: "发展党员396名", source: { file: "事实表", place: "第1行" } },
      { text: "培训5期", source: { file: "事实表", place: "第3行" } },
    ]);
    const [first] = toFacts([row("发展党员", "396", "名", "2024年"), row("发展党员", "388", "名", "2023年")]);
    expect(first?.text).toBe("2024年发展党员396名");
  });
});

it("reads a CSV file as Excel saves it in Chinese offices, and as everybody else does", async () => {
  // 事项,数值 in GB18030.
  const bytes = Uint8Array.of(0xca, 0xc2, 0xcf, 0xee, 0x2c, 0xca, 0xfd, 0xd6, 0xb5);
  expect(await readCsvFile(new File([bytes], "a.csv"))).toBe("事项,数值");
  expect(await readCsvFile(new File(["事项,数值"], "b.csv"))).toBe("事项,数值");
});
