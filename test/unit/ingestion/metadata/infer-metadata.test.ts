import { describe, expect, it } from "vitest";
import { inferMetadata } from "../../../../src/ingestion/metadata/infer-metadata.ts";
import { cleanMarkdown } from "../../../../src/ingestion/reading/clean-markdown.ts";

const infer = (file: string, values: Record<string, unknown>, body = "") =>
  inferMetadata(file, { values }, cleanMarkdown(body)).meta;

describe("inferMetadata", () => {
  it("takes everything from front matter, under either name", () => {
    expect(
      infer("policies/培训/办法.md", {
        title: "清河区干部培训办法（2023年）",
        kind: "policy",
        textKind: "digest",
        status: "已修订",
        issuer: "清河区委组织部",
        level: "本单位",
        region: "清河区",
        document_number: "清组发〔2023〕5号",
        publication_date: "2023-9-1",
        effective_date: "2023年10月15日",
        supersededBy: "清河区干部培训办法（2025年）",
        link: "https://example.com/1",
        internal: true,
      }),
    ).toEqual({
      file: "policies/培训/办法.md",
      title: "清河区干部培训办法（2023年）",
      baseTitle: "清河区干部培训办法",
      kind: "policy",
      collection: "policies",
      textKind: "digest",
      status: "已修订",
      issuer: "清河区委组织部",
      level: "本单位",
      region: "清河区",
      documentNumber: "清组发〔2023〕5号",
      issuedOn: "2023-09-01",
      effectiveOn: "2023-10-15",
      supersededBy: "清河区干部培训办法（2025年）",
      source: "https://example.com/1",
      period: null,
      internal: true,
    });
  });

  it("says null or 未知 where nothing is known, and never guesses a status", () => {
    expect(infer("便条.txt", {}, "请各支部报送名单。")).toEqual({
      file: "便条.txt",
      title: "便条",
      baseTitle: "便条",
      kind: "report",
      collection: "",
      textKind: "original",
      status: "未知",
      issuer: null,
      level: null,
      region: null,
      documentNumber: null,
      issuedOn: null,
      effectiveOn: null,
      supersededBy: null,
      source: null,
      period: null,
      internal: false,
    });
    expect(
      infer("a.md", { status: "大概有效", kind: "memo", textKind: "copy", level: "国家" }),
    ).toMatchObject({
      status: "未知",
      kind: "report",
      textKind: "original",
      level: null,
    });
  });

  it.each([
    ["生效", "现行"],
    ["现行有效", "现行"],
    ["废止或失效", "已废止"],
    ["失效", "已失效"],
    ["被修订", "已修订"],
    ["尚未生效", "尚未生效"],
    ["已有新版未收录", "已有新版未收录"],
  ])("reads the status word %s", (said, status) => {
    expect(infer("policies/a.md", { status: said }).status).toBe(status);
  });

  it("finds the kind: front matter, then folder, then numbered articles", () => {
    expect(infer("policies/a.md", { kind: "report" }).kind).toBe("report");
    expect(infer("policies/a.md", {}).kind).toBe("policy");
    expect(infer("reports/a.md", {}, "第一条　甲").kind).toBe("report");
    expect(infer("office/a.md", {}, "第一条　甲").kind).toBe("report");
    expect(infer("其他/a.md", {}, "第十二条　甲").kind).toBe("policy");
    expect(infer("其他/a.md", {}, "依据第十二条办理").kind).toBe("report");
  });

  it("finds the title: front matter, then a short first heading, then the file's name", () => {
    expect(infer("policies/文件.md", { title: "甲办法" }, "# 乙办法").title).toBe("甲办法");
    expect(infer("policies/文件.md", {}, "## 总则\n# 乙办法").title).toBe("乙办法");
    expect(infer("policies/文件.v2.md", {}, "## 总则").title).toBe("文件.v2");
    expect(infer("policies/文件.md", {}, `# ${"长".repeat(61)}`).title).toBe("文件");
    expect(infer("policies/文件.md", {}, "# 甲办法甲办法").title).toBe("甲办法");
  });

  it("completes a report's title with place and year from the file's name", () => {
    expect(infer("reports/苏州市政府工作报告2024.md", { title: "政府工作报告" })).toMatchObject({
      title: "苏州市政府工作报告2024",
      period: "2024",
    });
    expect(infer("reports/稿.md", { title: "清河区2022年工作总结" }).title).toBe("清河区2022年工作总结");
    expect(infer("reports/稿.md", { title: "工作总结" })).toMatchObject({ title: "工作总结", period: null });
  });

  it("dates a document by its name, and its effect by its issue, when nothing else says so", () => {
    expect(infer("policies/办法（2023年9月1日）.md", {})).toMatchObject({
      issuedOn: "2023-09-01",
      effectiveOn: "2023-09-01",
    });
    expect(infer("policies/规划（2024—2028年）.md", {})).toMatchObject({ issuedOn: null, effectiveOn: null });
  });

  it.each([
    ["中共中央办公厅", "中央"],
    ["全国人民代表大会常务委员会", "中央"],
    ["中共江苏省委组织部", "省"],
    ["广西壮族自治区党委", "省"],
    ["苏州市人民政府", "市"],
    ["苏州市吴江区委", "县"],
    ["清河乡党委", null],
  ])("finds the level of %s", (issuer, level) => {
    expect(infer("policies/a.md", { issuer }).level).toBe(level);
  });
});
