import { describe, expect, it } from "vitest";
import { readDocx } from "../../../../src/ingestion/formats/word/read-docx.ts";
import {
  buildDocx,
  inList,
  listOf,
  numOf,
  para,
  runOf,
  tableOf,
  type DocxParts,
} from "../../../support/docx-parts.ts";

const lines = (parts: DocxParts): string[] => readDocx(buildDocx(parts)).lines.map(({ text }) => text);
const levels = (parts: DocxParts): string[] =>
  readDocx(buildDocx(parts)).lines.map(({ text, level }) => `${level} ${text}`);

const regulationList =
  listOf(1, [
    ["chineseCountingThousand", "第%1章"],
    ["chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>'],
    ["chineseCounting", "（%3）"],
    ["decimal", "%4."],
  ]) + numOf(1, 1);

describe("readDocx: automatic numbers", () => {
  it("puts 第X条 and （一） in the text, articles counting on across chapters", () => {
    const item = (text: string, level: number) => para(text, inList(1, level));
    const body = [
      item("总则", 0),
      item("为了规范培训。", 1),
      item("干部应当参加：", 1),
      item("脱产培训；", 2),
      item("网络培训。", 2),
      item("附则", 0),
      item("本办法自印发之日起施行。", 1),
      item("前款所称：", 2),
    ].join("");
    expect(lines({ body, numbering: regulationList })).toEqual([
      "第一章　总则",
      "第一条　为了规范培训。",
      "第二条　干部应当参加：",
      "（一）脱产培训；",
      "（二）网络培训。",
      "第二章　附则",
      "第三条　本办法自印发之日起施行。",
      "（一）前款所称：",
    ]);
  });

  it("counts past ten and a hundred", () => {
    const body = Array.from({ length: 101 }, (_, at) => para(`内容${at}`, inList(1, 1))).join("");
    const text = lines({ body, numbering: regulationList });
    expect([text[9], text[10], text[99], text[100]]).toEqual([
      "第十条　内容9",
      "第十一条　内容10",
      "第一百条　内容99",
      "第一百零一条　内容100",
    ]);
  });

  it("restarts where a list says so and counts on where lists share a definition", () => {
    const numbering =
      listOf(1, [["decimal", "%1."]]) +
      numOf(1, 1) +
      numOf(2, 1) +
      numOf(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>');
    const body = [1, 1, 2, 3, 3].map((list, at) => para(`项${at}`, inList(list))).join("");
    expect(lines({ body, numbering })).toEqual(["1.项0", "2.项1", "3.项2", "1.项3", "2.项4"]);
  });

  it("shows outer numbers, as digits where the level is legal style", () => {
    const numbering =
      listOf(1, [
        ["chineseCounting", "%1、"],
        ["decimal", "%1.%2", "<w:isLgl/>"],
      ]) + numOf(1, 1);
    const body = para("总体", inList(1, 0)) + para("目标", inList(1, 1)) + para("任务", inList(1, 1));
    expect(lines({ body, numbering })).toEqual(["一、总体", "1.1 目标", "1.2 任务"]);
  });

  it("finds the numbering of a style, and switches it off with list 0", () => {
    const numbering =
      `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:pStyle w:val="a"/>` +
      `<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="t"/>` +
      `<w:lvlText w:val="第%2条"/></w:lvl></w:abstractNum>${numOf(5, 1)}`;
    const styles =
      `<w:style w:type="paragraph" w:styleId="t"><w:name w:val="条文"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>` +
      `<w:style w:type="paragraph" w:styleId="t2"><w:name w:val="条文二"/><w:basedOn w:val="t"/></w:style>`;
    const body =
      para("甲。", '<w:pStyle w:val="t"/>') +
      para("无号。", '<w:pStyle w:val="t2"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
      para("乙。", '<w:pStyle w:val="t"/>');
    expect(lines({ body, numbering, styles })).toEqual(["第一条　甲。", "无号。", "第二条　乙。"]);
  });

  it("drops bullets and keeps the text of unknown lists", () => {
    const numbering = listOf(1, [["bullet", "\uf0b7"]]) + numOf(1, 1);
    expect(lines({ body: para("点", inList(1)) + para("孤", inList(9)), numbering })).toEqual(["点", "孤"]);
  });
});

describe("readDocx: revisions, fields and hidden text", () => {
  it("keeps insertions, drops deletions, moves and comments", () => {
    const body =
      `<w:p>${runOf("培训")}<w:del><w:r><w:delText>8</w:delText></w:r></w:del><w:ins>${runOf("12")}</w:ins>` +
      `<w:commentRangeStart w:id="0"/>${runOf("天。")}<w:r><w:commentReference w:id="0"/></w:r>` +
      `<w:moveFrom>${runOf("旧处")}</w:moveFrom><w:moveTo>${runOf("新处")}</w:moveTo></w:p>`;
    expect(lines({ body })).toEqual(["培训12天。新处"]);
  });

  it("joins paragraphs whose end was deleted, and does not count deleted ones", () => {
    const deleted = '<w:rPr><w:del w:id="1"/></w:rPr>';
    const body =
      para("前半，", inList(1, 1) + deleted) +
      para("后半。", inList(1, 1)) +
      `<w:p><w:pPr>${inList(1, 1)}${deleted}</w:pPr><w:del>${runOf("整段删去")}</w:del></w:p>` +
      para("下一条。", inList(1, 1));
    expect(lines({ body, numbering: regulationList })).toEqual(["第一条　前半，后半。", "第二条　下一条。"]);
  });

  it("keeps the result of a field, not its code, even when the field is never closed", () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const code = "<w:r><w:instrText>REF x</w:instrText></w:r>";
    const body = `<w:p>${runOf("见")}${field("begin")}${code}${field("separate")}${runOf("第三条")}${field("end")}。</w:p>`;
    expect(lines({ body: body + `<w:p>${field("begin")}${code}</w:p>` + para("后文。") })).toEqual([
      "见第三条",
      "后文。",
    ]);
  });

  it("leaves hidden text out", () => {
    expect(lines({ body: `<w:p>${runOf("看得见")}${runOf("看不见", "<w:vanish/>")}</w:p>` })).toEqual([
      "看得见",
    ]);
  });

  it("lists a generated table of contents as removed", () => {
    const styles = '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="toc 1"/></w:style>';
    const body = para("第一章 总则\t1", '<w:pStyle w:val="c"/>') + para("正文。");
    const read = readDocx(buildDocx({ body, styles }));
    expect(read.lines).toEqual([{ text: "正文。", level: 0 }]);
    expect(read.removed).toEqual([{ text: "第一章 总则\t1", reason: "目录" }]);
  });
});

describe("readDocx: headings and title", () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>';
  const styled = (text: string, style: string) => para(text, `<w:pStyle w:val="${style}"/>`);

  it("takes levels from styles and outline levels, one below the title", () => {
    const body =
      styled("培训办法", "T") +
      styled("一、目标", "1") +
      styled("（一）任务", "2") +
      para("自定", '<w:outlineLvl w:val="0"/>');
    expect(levels({ body, styles })).toEqual(["1 培训办法", "2 一、目标", "3 （一）任务", "2 自定"]);
  });

  it("does not take a paragraph typed in a heading style for a heading", () => {
    const text = "（一）深化学习教育。突出政治训练，全年举办培训班。";
    expect(levels({ body: styled(text, "2"), styles })).toEqual([`0 ${text}`]);
  });

  it("joins large centred lines into the title, below the letterhead", () => {
    const large = (text: string, size: number) =>
      para(text, '<w:jc w:val="center"/>', `<w:sz w:val="${size}"/>`);
    const body =
      large("中共清河区委组织部文件", 84) +
      large("清组发〔2024〕3号", 32) +
      large("关于印发《清河区干部", 44) +
      large("培训办法》的通知", 44) +
      para("各单位：");
    expect(levels({ body })).toEqual([
      "0 中共清河区委组织部文件",
      "0 清组发〔2024〕3号",
      "1 关于印发《清河区干部培训办法》的通知",
      "0 各单位：",
    ]);
  });

  it("takes a lone Heading 1 at the top for the title", () => {
    expect(levels({ body: styled("工作总结", "1") + styled("一、成绩", "2"), styles })).toEqual([
      "1 工作总结",
      "3 一、成绩",
    ]);
  });
});

describe("readDocx: tables, notes and boxes", () => {
  it("gives table rows with their headers, merged cells repeated", () => {
    const body = tableOf([
      ["单位", "姓名", "学时"],
      [["组织部", '<w:vMerge w:val="restart"/>'], "张三", "90"],
      [["", "<w:vMerge/>"], "李四", "110"],
    ]);
    expect(lines({ body })).toEqual([
      "单位：组织部；姓名：张三；学时：90",
      "单位：组织部；姓名：李四；学时：110",
    ]);
  });

  it("names the parts of a spanning header", () => {
    const body = tableOf([
      [
        ["单位", '<w:vMerge w:val="restart"/>'],
        ["学时", '<w:gridSpan w:val="2"/>'],
      ],
      [["", "<w:vMerge/>"], "脱产", "网络"],
      ["组织部", "60", "30"],
    ]);
    expect(lines({ body })).toEqual(["单位：组织部；学时-脱产：60；学时-网络：30"]);
  });

  it("reads a layout table as paragraphs", () => {
    expect(lines({ body: tableOf([["第一条　甲。", "旁注"]]) })).toEqual(["第一条　甲。", "旁注"]);
  });

  it("leaves deleted rows out", () => {
    const row = (text: string, properties = "") =>
      `<w:tr>${properties}<w:tc>${para(text)}</w:tc><w:tc>${para("值")}</w:tc></w:tr>`;
    expect(
      lines({ body: `<w:tbl>${row("列")}${row("删", "<w:trPr><w:del/></w:trPr>")}${row("留")}</w:tbl>` }),
    ).toEqual(["列：留；值：值"]);
  });

  it("puts footnotes after their paragraph", () => {
    const footnotes = `<w:footnote w:id="2">${para("以省委文件为准。")}</w:footnote>`;
    const body = `<w:p>${runOf("每年90学时")}<w:r><w:footnoteReference w:id="2"/></w:r>${runOf("。")}</w:p>`;
    expect(lines({ body, footnotes })).toEqual(["每年90学时。", "（注：以省委文件为准。）"]);
  });

  it("reads a text box once, whichever way it is written twice, and reports headers apart", () => {
    const box = `<w:txbxContent>${para("机密★1年")}</w:txbxContent>`;
    const body =
      `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box}</wps:txbx></mc:Choice>` +
      `<mc:Fallback><v:textbox>${box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>${para("正文。")}`;
    const read = readDocx(buildDocx({ body, header: para("内部资料") }));
    expect(read.lines.map(({ text }) => text)).toEqual(["机密★1年", "正文。"]);
    expect(read.textBoxes).toEqual(["机密★1年"]);
    expect(read.headerTexts).toEqual(["内部资料"]);
  });
});
