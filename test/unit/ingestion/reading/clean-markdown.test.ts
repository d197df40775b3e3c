import { describe, expect, it } from "vitest";
import { cleanMarkdown } from "../../../../src/ingestion/reading/clean-markdown.ts";

const texts = (source: string): string[] => cleanMarkdown(source).map(({ text }) => text);

describe("cleanMarkdown", () => {
  it("takes headings with their level and drops blank lines", () => {
    expect(cleanMarkdown("# 办法\n\n## 第一章　总则\n\n正文\n")).toEqual([
      { text: "办法", level: 1 },
      { text: "第一章　总则", level: 2 },
      { text: "正文", level: 0 },
    ]);
  });

  it("strips emphasis, list marks, links and escapes but no words", () => {
    expect(texts("- **第一条**　为了规范工作。")).toEqual(["第一条　为了规范工作。"]);
    expect(texts("* 见[《条例》](https://example.com/a)和\\*号\n![印章](seal.png)签发")).toEqual([
      "见《条例》和*号",
      "签发",
    ]);
  });

  it("keeps what only looks like Markdown", () => {
    expect(texts("#5号楼\n-5℃\n占比5*3*2\n“1+N+X”模式")).toEqual([
      "#5号楼",
      "-5℃",
      "占比5*3*2",
      "“1+N+X”模式",
    ]);
  });

  it("splits at every kind of line end", () => {
    expect(texts("甲\r\n乙\r丙\u2028丁\u2029戊")).toEqual(["甲", "乙", "丙", "丁", "戊"]);
  });

  it("trims full-width spaces at the edges only", () => {
    expect(texts("　　第一条　　党员　应当　学习。　\u200b")).toEqual(["第一条　　党员　应当　学习。"]);
  });

  it("drops rules and comments, also comments over several lines", () => {
    expect(texts("甲\n---\n***\n===\n乙<!-- 批注\n第二条 假的 -->丙")).toEqual(["甲", "乙丙"]);
  });

  it("makes a section of a callout, whose headings are only text", () => {
    expect(cleanMarkdown("> [!NOTE] 相关通知\n>\n> # 新华社电\n> 近日印发。\n\n# 办法\n第一条　甲")).toEqual([
      { text: "相关通知", level: 2 },
      { text: "# 新华社电", level: 0 },
      { text: "近日印发。", level: 0 },
      { text: "办法", level: 1 },
      { text: "第一条　甲", level: 0 },
    ]);
  });

  it("names a callout without a title 说明", () => {
    expect(cleanMarkdown("> [!WARNING]\n> 已废止")[0]).toEqual({ text: "说明", level: 2 });
  });

  it("reads an ordinary quotation as text, with headings as headings", () => {
    expect(cleanMarkdown("> （2014年6月10日）\n> ## 总则")).toEqual([
      { text: "（2014年6月10日）", level: 0 },
      { text: "总则", level: 2 },
    ]);
  });
});
