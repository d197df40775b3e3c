import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { reviewLayout } from "../../../../src/drafting/review/review-layout.ts";
import { breakTitle } from "../../../../src/domain/text/break-title.ts";
import { readBlocks } from "../../../../src/domain/text/read-blocks.ts";
import { toMarkdown } from "../../../../src/domain/text/to-markdown.ts";
import { writeWord } from "../../../../src/drafting/word/write-word.ts";
import { packagedHouse } from "../../../support/house.ts";
import { sampleDraft } from "../../../support/fake-writing.ts";

const { kinds } = packagedHouse();
const now = new Date("2024-03-01T00:00:00Z");
const request = `关于举办村党组织书记培训班的请示
市委组织部：
为提升履职能力，拟举办培训班。
一、培训时间。拟于3月中旬举办。
（一）具体安排
妥否，请批示。
附件：1.课程安排
中共清河区委组织部
2024年3月1日
（联系人：张三）`;

async function parts(
  options: Partial<Parameters<typeof writeWord>[0]> = {},
  draft = null as typeof sampleDraft | null,
) {
  const bytes = await writeWord(
    { text: request, kind: "请示", copy: "clean", letterhead: null, ...options },
    draft,
    kinds,
    now,
  );
  const files = unzipSync(bytes);
  const text = (name: string): string => (files[name] === undefined ? "" : strFromU8(files[name]));
  return {
    bytes,
    xml: text("word/document.xml"),
    comments: text("word/comments.xml"),
    footers: Object.keys(files)
      .filter((name) => /footer\d\.xml$/u.test(name))
      .map(text),
    settings: text("word/settings.xml"),
  };
}

describe("the page of GB/T 9704", () => {
  it("has the standard's paper, margins, grid and page numbers", async () => {
    const { xml, footers, settings, bytes } = await parts();
    const number = (name: string): number =>
      Number(new RegExp(`${name}="(-?\\d+)"`, "u").exec(xml.slice(xml.indexOf("<w:sectPr")))?.[1]);
    const mm = (twips: number): number => Math.round((twips / 1440) * 254) / 10;
    expect([number("w:w"), number("w:h")].map(mm)).toEqual([210, 297]);
    expect([number("w:top"), number("w:bottom"), number("w:left"), number("w:right")].map(mm)).toEqual([
      37, 35, 28, 26,
    ]);
    expect(xml).toContain('w:type="linesAndChars"');
    expect(number("w:linePitch")).toBe(579);
    // 22 lines and 28 characters fill the type area, and one more of either does not fit.
    const height = number("w:h") - number("w:top") - number("w:bottom");
    const width = (number("w:w") - number("w:left") - number("w:right")) / 20;
    expect(Math.floor(height / 579)).toBe(22);
    expect(Math.floor(width / (16 + number("w:charSpace") / 4096))).toBe(28);
    expect(
      footers.every(
        (footer) => footer.includes("— ") && footer.includes("PAGE") && footer.includes('w:val="28"'),
      ),
    ).toBe(true);
    expect(new Set(footers.map((footer) => /<w:jc w:val="(\w+)"/u.exec(footer)?.[1]))).toEqual(
      new Set(["left", "right"]),
    );
    expect(settings).toContain("evenAndOddHeaders");
    expect(reviewLayout(bytes)).toEqual([]);
  });

  it("sets each part in its font, size and place", async () => {
    const { xml } = await parts();
    const paragraph = (text: string): string =>
      [...xml.matchAll(/<w:p>[\s\S]*?<\/w:p>/gu)]
        .map((match) => match[0])
        .find((found) => found.includes(text)) ?? "";
    expect(paragraph("关于举办")).toMatch(/方正小标宋简体[\s\S]*w:sz w:val="44"/u);
    expect(paragraph("关于举办")).toContain('<w:jc w:val="center"/>');
    expect(paragraph("一、培训时间。")).toMatch(/黑体[\s\S]*一、培训时间。[\s\S]*仿宋_GB2312[\s\S]*拟于/u);
    expect(paragraph("（一）具体安排")).toContain("楷体_GB2312");
    expect(paragraph("为提升")).toMatch(/w:firstLineChars="200"[\s\S]*仿宋_GB2312/u);
    expect(paragraph("市委组织部：")).not.toContain("firstLine");
    expect(paragraph("2024年3月1日")).toContain('<w:jc w:val="right"/>');
    expect(xml).toContain('w:ascii="Times New Roman"');
    expect(xml.match(/<w:snapToGrid w:val="0"\/><w:spacing/gu)?.length).toBeGreaterThan(9);
  });

  it("has red head and colophon only when asked and only for 法定公文", async () => {
    const letterhead = {
      issuer: "中共清河区委组织部文件",
      documentNumber: "清组〔2024〕3号",
      signer: "李四",
      copies: "区委办公室",
      printedBy: "区委组织部",
    };
    const { xml } = await parts({ letterhead });
    for (const text of [
      "中共清河区委组织部文件",
      "清组〔2024〕3号",
      "签发人：",
      "抄送：区委办公室。",
      "FF0000",
    ])
      expect(xml).toContain(text);
    expect((await parts()).xml).not.toContain("FF0000");
    await expect(parts({ letterhead, kind: "会议讲话" })).rejects.toThrow(/只有法定公文/u);
    expect((await parts({ kind: "信息简报" })).xml).toContain("工作简报");
  });

  it("lets 22 lines be 22, and puts 版记 into a box of the last page", async () => {
    const letterhead = {
      issuer: "中共清河区委组织部文件",
      documentNumber: "清组〔2024〕3号",
      copies: "区委办公室",
    };
    const { xml } = await parts({ letterhead });
    expect(xml.match(/<w:widowControl w:val="false"\/>/gu)?.length).toBeGreaterThan(9);
    const [box = ""] = /<v:shape [\s\S]*<\/v:shape>/u.exec(xml) ?? [];
    expect(box).toMatch(/stroked="f"[\s\S]*position-vertical-relative:page[\s\S]*抄送：区委办公室。/u);
    expect(box).toContain('<w10:wrap type="topAndBottom"/>');
    // Its lower edge is that of the type area.
    const [, top = 0, height = 0] = /margin-top:([\d.]+)pt;width:[\d.]+pt;height:([\d.]+)pt/u.exec(box) ?? [];
    expect(Number(top) + Number(height)).toBeCloseTo(((297 - 35) / 25.4) * 72, 0);
    expect((await parts({ letterhead: { ...letterhead, copies: undefined } })).xml).not.toContain("<v:shape");
  });

  it("marks every figure and gap of the review copy and none of the clean one", async () => {
    const text = sampleDraft.text;
    const marked = await parts({ text, kind: "工作总结", copy: "review" }, sampleDraft);
    expect(marked.comments).toContain("来自 facts.csv 第2行");
    expect(marked.comments).toContain("待填：培训发展对象人数");
    expect(marked.xml.match(/<w:commentRangeStart/gu)).toHaveLength(2);
    const clean = await parts({ text, kind: "工作总结" }, sampleDraft);
    expect(clean.xml).not.toContain("comment");
  });
});

describe("readBlocks", () => {
  it("tells the parts of a document", () => {
    expect(readBlocks(request).map(({ part }) => part)).toEqual([
      "title",
      "salutation",
      "body",
      "heading",
      "heading",
      "body",
      "annex-note",
      "signature",
      "date",
      "note",
    ]);
    expect(
      readBlocks("在全区会议上的讲话\n（2024年2月27日）\n区委常委　×××\n同志们：\n开会。").map(
        ({ part }) => part,
      ),
    ).toEqual(["title", "byline", "byline", "salutation", "body"]);
    expect(readBlocks("一段没有标题的话。").map(({ part }) => part)).toEqual(["body"]);
  });

  it("tells 附件说明, what signs and the annex apart wherever they stand", () => {
    const annexed = `关于培训的通知\n开展培训。\n附件：1.课程\n2.名额分配表\n清河区委组织部\n2024年3月1日\n附件1\n课程\n上午授课。\n下午研讨。\n晚上自学。\n次日结业。`;
    expect(readBlocks(annexed).map(({ part }) => part)).toEqual([
      "title",
      "body",
      "annex-note",
      "annex-note",
      "signature",
      "date",
      "annex",
      "annex-title",
      "body",
      "body",
      "body",
      "body",
    ]);
    // A numbered heading is none of them.
    expect(readBlocks("标题\n1.加强领导\n2.抓好落实").map(({ part }) => part)).toEqual([
      "title",
      "heading",
      "heading",
    ]);
  });

  it("becomes Markdown", () => {
    expect(toMarkdown(request)).toMatch(
      /^# 关于举办村党组织书记培训班的请示\n\n市委组织部：\n[\s\S]*\n### （一）具体安排\n/u,
    );
  });
});

describe("breakTitle", () => {
  it.each([
    ["关于举办村党组织书记培训班的请示", 1],
    ["清河区委组织部关于做好2024年度党员教育培训工作的通知", 2],
    ["中共清河区委组织部关于2023年度全区基层党组织书记抓基层党建工作述职评议考核情况的报告", 3],
  ])("breaks %s by sense into lines of unlike length", (title, count) => {
    const lines = breakTitle(title);
    expect(lines.join("")).toBe(title);
    expect(lines).toHaveLength(count);
    expect(lines.every((line) => line.length <= 22 && !/^[的、）]/u.test(line))).toBe(true);
    for (let at = 1; at < lines.length; at++) expect(lines[at]?.length).not.toBe(lines[at - 1]?.length);
  });
});
