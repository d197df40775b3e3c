import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readFormat } from "../../../../src/ingestion/formats/read-format.ts";

const read = (name: string) =>
  readFormat(readFileSync(new URL(`../../../fixtures/formats/${name}`, import.meta.url)), {
    file: name,
    alive: () => {},
  });

describe("numbers made by the word processor", () => {
  it("stand in the text of a .docx", async () => {
    const { lines, warnings } = await read("自动编号.docx");
    expect(lines.map(({ text }) => text)).toEqual([
      "清河区培训计划管理办法",
      "第一条　为了规范培训计划，制定本办法。",
      "第二条　干部应当参加：",
      "（一）脱产培训；",
      "（二）网络培训。",
      "第三条　本办法自印发之日起施行。",
    ]);
    expect(warnings).toEqual([]);
  });

  it("are missing from a .doc, which says so instead of passing for unnumbered", async () => {
    const { lines, warnings } = await read("自动编号.doc");
    expect(lines.map(({ text }) => text).join()).toContain("为了规范培训计划，制定本办法。");
    expect(warnings).toEqual(["自动编号无法读取，请另存为 docx"]);
  });

  it("are not missed where the articles were typed", async () => {
    expect((await read("清河区干部教育培训实施办法.doc")).warnings).toEqual([]);
  });
});
