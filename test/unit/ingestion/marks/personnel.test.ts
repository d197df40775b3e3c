import { describe, expect, it } from "vitest";
import { findPersonnelMaterial } from "../../../../src/ingestion/marks/personnel.ts";

const find = (file: string, ...texts: string[]) =>
  findPersonnelMaterial(
    file,
    texts.map((text) => ({ text, level: 0 })),
  );

describe("findPersonnelMaterial", () => {
  it.each([
    ["材料/干部任免审批表.docx", "干部任免审批表"],
    ["材料/王某某任免审批表（2）.docx", "干部任免审批表"],
    ["材料/考察材料.docx", "考察材料"],
    ["材料/李某某同志考察材料.docx", "考察材料"],
    ["材料/民主推荐结果汇总表.xlsx", "推荐或测评结果"],
    ["材料/2024年度民主测评结果.xlsx", "推荐或测评结果"],
    ["材料/领导干部个人有关事项报告表.docx", "个人有关事项报告表"],
    ["材料/关于张某某的举报信.txt", "举报件"],
    ["材料/信访举报件12号.txt", "举报件"],
    ["材料/镇街班子拟任人选方案.docx", "拟任方案"],
    ["材料/干部调整建议方案.docx", "拟任方案"],
  ])("knows a paper by its name: %s", (file, kind) => {
    expect(find(file, "一、基本情况")).toBe(kind);
  });

  it("knows it by its title when the name says nothing", () => {
    expect(find("a.txt", "赵某某同志考察材料", "该同志政治立场坚定。")).toBe("考察材料");
  });

  it("knows the form by its fields when it has no title", () => {
    const form = ["姓 名", "出生年月", "入党时间", "现任职务", "拟任职务", "任免理由"];
    expect(find("扫描件001.txt", ...form)).toBe("干部任免审批表");
    expect(find("登记表.txt", "姓名", "出生年月", "电话")).toBeNull();
  });

  it.each([
    ["policies/考察材料撰写办法.md", "考察材料撰写办法"],
    ["policies/党政领导干部考察工作暂行规定.md", "党政领导干部考察工作暂行规定"],
    ["policies/关于领导干部报告个人有关事项的规定.md", "关于领导干部报告个人有关事项的规定"],
    ["reports/2023年信访举报工作总结.md", "2023年信访举报工作总结"],
    ["reports/清河区机构改革方案.md", "清河区机构改革方案"],
    ["reports/干部考察工作情况报告.md", "干部考察工作情况报告"],
  ])("leaves rules and reports about such papers alone: %s", (file, title) => {
    expect(find(file, title, "一、总体要求")).toBeNull();
  });

  it("never takes a text with articles for one", () => {
    expect(find("干部任免审批表.md", "第一条　甲", "第二条　乙", "第三条　丙")).toBeNull();
  });
});
