import { describe, expect, it } from "vitest";
import { cleanLines, removeForeign } from "../../../../src/ingestion/cleaning/clean-lines.ts";
import type { Line } from "../../../../src/ingestion/structure/line.ts";

const body = "各镇街党（工）委、区直各单位：现将有关事项通知如下，请结合实际认真贯彻落实。";

function clean(texts: readonly (string | Line)[], watermarks: readonly string[] = []) {
  const lines = texts.map((text) => (typeof text === "string" ? { text, level: 0 } : text));
  const cleaned = cleanLines(removeForeign(lines, new Set(watermarks)));
  return {
    lines: cleaned.lines.map(({ text }) => text),
    removed: cleaned.removed.map(({ text, reason }) => `${reason}：${text}`),
    letterhead: cleaned.letterhead,
  };
}

describe("advertising", () => {
  it.each([
    "仅供学习 禁止外传 用后删除",
    "【会员资料仅供内部交流使用，严禁外传及用于商业用途，违者后果自负】",
    "某某文库整理，咨询QQ206000000",
    "更多公文写作材料请关注微信公众号：某某笔杆子",
    "扫码关注公众号，获取海量范文",
    "会员群：　免费QQ群：",
    "现在订阅立享成立以来所有权益和资料",
    "版权归某某网所有，未经许可不得转载",
    "https://www.example.com/doc/1.html",
    "举报倒卖会员资料的人，举报成功免费赠送一年会员材料！",
  ])("goes, and is listed: %s", (line) => {
    const { lines, removed } = clean(["清河区委组织部2022年工作总结", line, body]);
    expect(lines).toEqual(["清河区委组织部2022年工作总结", body]);
    expect(removed).toEqual([`广告或水印：${line}`]);
  });

  it("takes the seller's name with it wherever it stands alone, and what he cries out below", () => {
    const { lines } = clean([
      "某某文行",
      "工作总结",
      body,
      "某某文行整理，咨询QQ20600000",
      "自建平台、实时分享",
      "【打击倒卖活动】",
    ]);
    expect(lines).toEqual(["工作总结", body]);
  });

  it("is cut out of the middle of a paragraph, the sentence around it kept", () => {
    const { lines, removed } = clean([`${body}（某某整理，咨询QQ206157060）会后请及时报送。`]);
    expect(lines).toEqual([`${body}会后请及时报送。`]);
    expect(removed).toEqual(["广告或水印：（某某整理，咨询QQ206157060）"]);
  });

  it("leaves the work of an office alone that has to do with such things", () => {
    const sentences = [
      "依托微信公众号推送党课120期，建立党员微信群35个，做到学习教育全覆盖、管理服务不断线。",
      "六、加强党员微信群、QQ群管理",
      "（三）规范内部资料管理，严禁外传涉密信息。",
      "中共清河区委组织部",
      "2024年1月5日",
    ];
    expect(clean([...sentences]).lines).toEqual(sentences);
  });
});

describe("head and foot of an official document", () => {
  const document = [
    "000012",
    "特急",
    "中共清河区委组织部文件",
    "清组发〔2024〕5号　　　　签发人：赵某某",
    "关于做好干部培训工作的通知",
    body,
    "中共清河区委组织部",
    "2024年3月1日",
    "（此件公开发布）",
    "抄送：市委组织部，区委办公室。",
    "中共清河区委组织部办公室　　2024年3月2日印发",
    "（共印50份）",
  ];

  it("goes out of the text and stays known", () => {
    const { lines, removed, letterhead } = clean(document);
    expect(lines).toEqual([
      "关于做好干部培训工作的通知",
      body,
      "中共清河区委组织部",
      "2024年3月1日",
      "（此件公开发布）",
    ]);
    expect(letterhead).toEqual({
      issuer: "中共清河区委组织部",
      documentNumber: "清组发〔2024〕5号",
      printedOn: "2024年3月2日",
    });
    expect(removed.map((entry) => entry.split("：")[0])).toEqual([
      "红头",
      "红头",
      "红头",
      "发文字号",
      "版记",
      "版记",
      "版记",
    ]);
  });

  it("writes the number one way whatever brackets were typed", () => {
    for (const number of ["清组发[2024]5号", "清组发［2024］5号", "清组发（2024）5号", "清组发〔2024〕 5 号"])
      expect(clean(["标题", number, body]).letterhead.documentNumber).toBe("清组发〔2024〕5号");
  });
});

describe("page furniture", () => {
  it("loses page numbers, ruled lines and running headers", () => {
    const lines = [
      "标题",
      "— 1 —",
      body,
      "-2-",
      "第 3 页 共 9 页",
      "━━━━━━",
      { text: "清河通讯", level: 0, place: "header" } as const,
    ];
    const { lines: kept, removed } = clean(lines);
    expect(kept).toEqual(["标题", body]);
    expect(removed).toHaveLength(5);
  });

  it("loses bare numbers only when they go on from page to page", () => {
    expect(clean(["标题", body, "1", body, "2", body, "3"]).lines).toEqual(["标题", body, body, body]);
    expect(clean(["人数", "35", "比例", "12", "名额", "7"]).lines).toContain("35");
  });

  it("loses a table of contents, with page numbers or repeated as headings below", () => {
    const dotted = ["标题", "目　录", "第一章 总则……………1", "第二章 附则……………9", "第一章 总则", body];
    expect(clean(dotted).lines).toEqual(["标题", "第一章 总则", body]);
    const plain = ["标题", "目录", "第一章 总则", "第二章 附则", "第一章 总则", body, "第二章 附则", body];
    expect(clean(plain).lines).toEqual(["标题", "第一章 总则", body, "第二章 附则", body]);
  });

  it("keeps 目录 that is text", () => {
    const text = ["公共服务目录", "目录由区委组织部编制。", body];
    expect(clean(text).lines).toEqual(text);
  });
});

describe("typing", () => {
  it("loses invisible characters and runs of spaces; full-width digits become plain", () => {
    expect(clean(["发展党员\u200b１２　　　　名\ufeff"]).lines).toEqual(["发展党员12　名"]);
    expect(clean(["关 于 表 彰 先 进 的 决 定", body]).lines[0]).toBe("关于表彰先进的决定");
  });

  it("keeps placeholders as they are typed", () => {
    const open = ["发展党员Ｘ名，占比％，平均年龄岁，奖励万元，集中培训X—X次。", "……"];
    expect(clean(open).lines).toEqual(open);
  });

  it("joins lines that were broken at the right margin", () => {
    const paragraph =
      "各级党组织要把发展党员工作作为一项重要任务纳入党建工作责任制并定期分析研究加强指导督促检查确保质量".repeat(
        4,
      );
    const wrapped = [...(paragraph.match(/.{1,30}/gu) ?? [])];
    wrapped[wrapped.length - 1] += "。";
    expect(clean(["一、总体要求", ...wrapped, "二、工作任务", "（一）抓培训。"]).lines).toEqual([
      "一、总体要求",
      `${paragraph}。`,
      "二、工作任务",
      "（一）抓培训。",
    ]);
  });
});

describe("watermarks", () => {
  it("go wherever they stand once known", () => {
    const { lines, removed } = clean(["某某云盘", "标题", body, "某某云盘"], ["某某云盘"]);
    expect(lines).toEqual(["标题", body]);
    expect(removed).toEqual(["多份文件重复出现的行：某某云盘", "多份文件重复出现的行：某某云盘"]);
  });
});
