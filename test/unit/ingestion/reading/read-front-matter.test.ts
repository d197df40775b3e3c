import { describe, expect, it } from "vitest";
import { frontMatterText, readFrontMatter } from "../../../../src/ingestion/reading/read-front-matter.ts";

describe("readFrontMatter", () => {
  it("splits the block from the text", () => {
    expect(readFrontMatter("---\ntitle: 干部档案办法\nstatus: 现行\n---\n第一条　……\n")).toEqual({
      values: { title: "干部档案办法", status: "现行" },
      body: "第一条　……\n",
      problem: null,
    });
  });

  it("reads Windows line ends and spaces after the rules", () => {
    const read = readFrontMatter("--- \r\ntitle: 办法\r\n---\t\r\n正文");
    expect(read.values).toEqual({ title: "办法" });
    expect(read.body).toBe("正文");
  });

  it("leaves a text without a block as it is", () => {
    for (const text of ["第一条　……", "", "正文\n---\ntitle: x\n---\n", "---\n没有收尾的属性区"]) {
      expect(readFrontMatter(text)).toEqual({ values: {}, body: text, problem: null });
    }
  });

  it("reports a broken block in words and keeps it out of the text", () => {
    const read = readFrontMatter("---\ntitle: [没有收尾\nstatus: 现行\n---\n正文");
    expect(read.values).toEqual({});
    expect(read.body).toBe("正文");
    expect(read.problem).toMatch(/^开头的属性区写法有误：\S/u);
    expect(read.problem).not.toContain("\n");
  });

  it("reports a key given twice instead of choosing one", () => {
    expect(readFrontMatter("---\nstatus: 现行\nstatus: 已废止\n---\n正文").problem).toContain(
      "属性区写法有误",
    );
  });

  it("refuses aliases, so a small block cannot grow into a bomb", () => {
    const bomb = readFrontMatter("---\na: &a [长]\nb: [*a, *a]\n---\n正文");
    expect(bomb.values).toEqual({});
    expect(bomb.problem).toContain("属性区写法有误");
  });

  it("keeps words between two rules: they are text, not settings", () => {
    const text = "---\n中共清河区委组织部\n关于开展党员轮训的通知\n---\n各党支部：";
    expect(readFrontMatter(text)).toEqual({ values: {}, body: text, problem: null });
  });

  it("reads a block of blank lines as no settings", () => {
    expect(readFrontMatter("---\n\n\n---\n正文")).toEqual({ values: {}, body: "正文", problem: null });
  });
});

describe("frontMatterText", () => {
  const { values } = readFrontMatter(
    "---\nissuedOn: 2023-10-15\nyear: 2023\ninternal: true\nauthors:\n  - 中共中央\n  - 国务院\nempty: '  '\nnested: {a: 1}\n---\n",
  );

  it("gives scalars as trimmed text, dates as YYYY-MM-DD, lists joined", () => {
    expect(frontMatterText(values, "issuedOn")).toBe("2023-10-15");
    expect(frontMatterText({ issuedOn: new Date("2023-10-15T00:00:00Z") }, "issuedOn")).toBe("2023-10-15");
    expect(frontMatterText(values, "year")).toBe("2023");
    expect(frontMatterText(values, "internal")).toBe("true");
    expect(frontMatterText(values, "authors")).toBe("中共中央、国务院");
  });

  it("takes the first key that says something", () => {
    expect(frontMatterText(values, "absent", "empty", "nested", "year")).toBe("2023");
    expect(frontMatterText(values, "absent", "empty", "nested")).toBeNull();
  });
});
