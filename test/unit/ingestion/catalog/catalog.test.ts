import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseCatalogs, rowOfFile, rowsAbout } from "../../../../src/ingestion/catalog/catalog.ts";
import { parseCsv } from "../../../../src/domain/text/parse-csv.ts";
import { readCatalog } from "../../../../src/ingestion/catalog/read-catalog.ts";

const head = "题名或文件,适用版本,状态,新版题名,新版施行,施行日期,类别,收录,说明";
const parse = (...rows: string[]) =>
  parseCatalogs([{ name: "catalog.csv", text: [head, ...rows].join("\r\n") }]);

describe("parseCsv", () => {
  it("reads quoted cells with commas, quotes and line feeds, and full-width commas", () => {
    expect(
      parseCsv('甲,"一,""二""\n三", 丙 \r\n\r\n丁，戊\n').map(({ line, cells }) => [line, ...cells]),
    ).toEqual([
      [1, "甲", '一,"二"\n三', "丙"],
      [4, "丁", "戊"],
    ]);
  });
});

describe("parseCatalogs", () => {
  it("reads a row about a title and one about a file", () => {
    const { rows, warnings } = parse(
      "《干部培训条例（试行）》,早于2023-09-19,已有新版未收录,干部培训条例（2023年）,2023-10-15,,,,",
      "材料/考察材料.docx,,,,,2024-01-01,报告,内部,经批准",
    );
    expect(warnings).toEqual([]);
    expect(rows).toMatchObject([
      {
        file: null,
        baseTitle: "干部培训条例",
        version: { kind: "before", date: "2023-09-19" },
        status: "已有新版未收录",
        supersededBy: "干部培训条例（2023年）",
        supersededOn: "2023-10-15",
        admitInternal: false,
      },
      {
        file: "材料/考察材料.docx",
        kind: "report",
        effectiveOn: "2024-01-01",
        admitInternal: true,
        version: { kind: "all" },
      },
    ]);
  });

  it("reads dates as Excel rewrites them", () => {
    const { rows } = parse(
      "甲条例,早于2025/10/28,已修订,乙,2026/1/1,2024年3月,,,",
      "丙条例,2018年,现行,,2023-04,,,,",
    );
    expect(rows).toMatchObject([
      { version: { kind: "before", date: "2025-10-28" }, supersededOn: "2026-01-01", effectiveOn: "2024-03" },
      { version: { kind: "of", date: "2018" }, supersededOn: "2023-04" },
    ]);
  });

  it("finds the columns by their heads, in any order, and leaves others alone", () => {
    const text = "备注,状态,题名或文件\n甲,已废止,干部培训条例";
    expect(parseCatalogs([{ name: "a", text }]).rows).toMatchObject([
      { status: "已废止", baseTitle: "干部培训条例" },
    ]);
  });

  it.each([
    ["干部培训条例,2018前,现行", "应为 2018、2018-12-29 或 早于2025-10-28"],
    ["干部培训条例,,有效", "应为 现行、已修订"],
    ["干部培训条例,,现行,,明年", "“新版施行”写作“明年”"],
    [",,现行", "没有填“题名或文件”"],
  ])("skips a line it cannot read and says how to write it: %s", (row, reason) => {
    const { rows, warnings } = parse("公务员法,,现行", row);
    expect(rows).toHaveLength(1);
    expect(warnings[0]?.reason).toContain("第3行");
    expect(warnings[0]?.reason).toContain(reason);
  });

  it("does not use a file without the column that names the text", () => {
    const { rows, warnings } = parseCatalogs([{ name: "catalog.csv", text: "title,status\n甲,现行" }]);
    expect(rows).toEqual([]);
    expect(warnings[0]?.reason).toContain("题名或文件");
  });

  it("lets a later catalog override an earlier one line by line", () => {
    const { rows } = parseCatalogs([
      { name: "packaged", text: `${head}\n甲条例,2018,已修订\n乙条例,,现行` },
      { name: "own", text: `${head}\n甲条例,2018,现行` },
    ]);
    expect(rows.map(({ baseTitle, status }) => [baseTitle, status])).toEqual([
      ["甲条例", "现行"],
      ["乙条例", "现行"],
    ]);
  });

  it("puts the rows that name a file last, so that they win", () => {
    const catalog = parse("policies/甲.md,,现行", "甲条例,,已废止");
    const about = rowsAbout(catalog, { file: "policies/甲.md", baseTitle: "甲条例" });
    expect(about.map(({ status }) => status)).toEqual(["已废止", "现行"]);
    expect(rowOfFile(catalog, "policies/甲.md")?.status).toBe("现行");
    expect(rowOfFile(catalog, "policies/乙.md")).toBeNull();
  });
});

describe("the packaged catalog", () => {
  const { rows, warnings } = readCatalog([fileURLToPath(new URL("../../../../knowledge", import.meta.url))]);

  it("reads without a complaint and names the newer text of each of the eight cases", () => {
    expect(warnings).toEqual([]);
    expect(rows.map(({ baseTitle }) => baseTitle)).toEqual([
      "严肃换届纪律加强换届风气监督通知",
      "村民委员会组织法",
      "城市居民委员会组织法",
      "发展党员工作细则",
      "干部教育培训工作条例",
      "全国干部教育培训规划",
      "全国党员教育培训工作规划",
      "领导干部报告个人有关事项规定",
    ]);
    for (const row of rows) {
      expect(row.supersededBy).not.toBeNull();
      expect(row.version.kind).not.toBe("all");
    }
  });
});
