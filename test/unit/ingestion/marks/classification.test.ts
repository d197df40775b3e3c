import { describe, expect, it } from "vitest";
import { findClassification } from "../../../../src/ingestion/marks/classification.ts";
import type { Line } from "../../../../src/ingestion/structure/line.ts";

const page = (...texts: (string | Line)[]): Line[] =>
  texts.map((text) => (typeof text === "string" ? { text, level: 0 } : text));
const title = "关于报送干部名册的通知";
const body = "各镇街党（工）委：现将有关事项通知如下，请认真抓好贯彻落实，并于月底前报送情况。";

describe("findClassification", () => {
  it.each([
    ["机密", "机密"],
    ["秘密", "秘密"],
    ["绝密", "绝密"],
    ["机密★", "机密★"],
    ["机密★1年", "机密★1年"],
    ["绝密★长期", "绝密★长期"],
    ["秘密★6个月", "秘密★6个月"],
    ["机密★启用前", "机密★启用前"],
    ["秘密☆十年", "秘密☆十年"],
    ["机 密", "机密"],
    ["机　密", "机密"],
    ["秘  密 ★ 2 年", "秘密★2年"],
    ["密级：机密", "机密"],
    ["密 级：秘 密", "秘密"],
    ["（机密）", "机密"],
    ["【秘密】", "秘密"],
    ["000012 机密 特急", "机密"],
    ["机密级", "机密级"],
    ["000012　　机密★1年", "机密★1年"],
    ["机密★1年　特急", "机密★1年"],
  ])("finds %s above the title", (line, mark) => {
    expect(findClassification(page(line, title, body))).toBe(mark);
  });

  it("finds a mark beside other words of the head only with its star", () => {
    expect(findClassification(page("清河区委文件 机密★1年", title, body))).toBe("机密★1年");
    expect(findClassification(page("清河区国家秘密管理处", title, body))).toBeNull();
  });

  it("finds it below the red head and beneath the title, before the running text", () => {
    expect(findClassification(page("中共清河区委文件", title, "机密★3年", body))).toBe("机密★3年");
  });

  it.each(["header", "textbox"] as const)("finds a bare mark in a %s on any page", (place) => {
    const lines = page(title, body, ...Array.from({ length: 40 }, () => body), {
      text: "机 密",
      level: 0,
      place,
    });
    expect(findClassification(lines)).toBe("机密");
  });

  it("finds a starred mark alone on a line anywhere, as on the annex of a scan", () => {
    expect(findClassification(page(title, body, body, "附件", "机密★5年"))).toBe("机密★5年");
  });

  it.each([
    "各级党组织要严守党的政治纪律，保守党的秘密、国家秘密。",
    "涉及国家秘密的，按照《中华人民共和国保守国家秘密法》执行，机密级以上文件单独登记。",
    "三、秘密、机密、绝密级文件的传递",
    "机密文件由专人管理",
    "秘密写票处应当设置屏障",
    "实行无记名投票，设立秘密写票处。",
    "第二十条　秘密",
    "商业秘密",
    "工作秘密",
    "国家秘密",
    "密级",
  ])("takes words of the text for no mark: %s", (line) => {
    expect(findClassification(page(line, title, body, line))).toBeNull();
  });

  it("takes a bare word in the running text, as a table cell, for no mark", () => {
    expect(findClassification(page(title, body, "秘密", body))).toBeNull();
  });
});
