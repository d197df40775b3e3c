import { describe, expect, it } from "vitest";
import { baseTitle, unwrapTitle } from "../../../../src/ingestion/metadata/base-title.ts";

describe("baseTitle", () => {
  it.each([
    ["中国共产党发展党员工作细则（2014年）", "中国共产党发展党员工作细则（2026年）"],
    ["干部教育培训工作条例", "干部教育培训工作条例（试行）"],
    ["干部教育培训工作条例", "干部教育培训工作暂行条例"],
    ["中华人民共和国公务员法", "公务员法（2018年修订）"],
    ["关于严肃换届纪律的通知（2021年）", "关于严肃换届纪律的通知(2026年)"],
    ["中共中央办公厅印发《推进领导干部能上能下规定》", "推进领导干部能上能下若干规定（试行）"],
    ["关于印发《清河区干部培训办法》的通知（2023年）", "清河区干部培训办法〔2019年〕"],
    ["村民委员会组织法（2018年修正·选举规则）", "村民委员会组织法（2025年修改要点）"],
  ])("is one for the versions of one regulation: %s / %s", (a, b) => {
    expect(baseTitle(a)).toBe(baseTitle(b));
    expect(baseTitle(a)).not.toBe("");
  });

  it.each([
    ["中国共产党支部工作条例（试行）", "中国共产党组织工作条例"],
    ["公务员法", "公务员录用规定"],
    ["公文格式（国家标准）", "公文格式"],
  ])("differs between regulations: %s / %s", (a, b) => {
    expect(baseTitle(a)).not.toBe(baseTitle(b));
  });
});

describe("unwrapTitle", () => {
  it("takes the regulation out of the notice that carries it, with the notice's year", () => {
    expect(unwrapTitle("中共中央办公厅印发《支部工作办法》（2025年）")).toBe("支部工作办法（2025年）");
    expect(unwrapTitle("中组部发布《支部工作办法（2018年）》（2025年）")).toBe("支部工作办法（2018年）");
  });

  it("leaves other titles alone", () => {
    expect(unwrapTitle("  关于学习《支部工作办法》的通知 ")).toBe("关于学习《支部工作办法》的通知");
  });
});
