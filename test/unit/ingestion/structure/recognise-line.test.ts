import { describe, expect, it } from "vitest";
import { numberOf } from "../../../../src/ingestion/structure/article-number.ts";
import { depth } from "../../../../src/ingestion/structure/recognise-heading.ts";
import { recogniseLine } from "../../../../src/ingestion/structure/recognise-line.ts";

const recognise = (text: string, previousArticle = 0, level = 0) =>
  recogniseLine({ text, level }, { previousArticle, before: null, after: null });

describe("recogniseLine: articles", () => {
  it("takes an article with its text on the same line, spacing made even", () => {
    expect(recognise("第一条  为了规范工作。")).toEqual({
      kind: "article",
      article: "第一条",
      text: "第一条　为了规范工作。",
    });
    expect(recognise("第14条：党委负责。")).toMatchObject({ article: "第14条", text: "第14条　党委负责。" });
  });

  it("takes an article that stands alone on its line", () => {
    expect(recognise("第十四条", 2)).toEqual({ kind: "article", article: "第十四条", text: "第十四条" });
  });

  it("takes an inserted article", () => {
    expect(recognise("第十四条之一　组织部门备案。")).toMatchObject({ article: "第十四条之一" });
    expect(recognise("第十四条之一组织部门备案。", 14)).toMatchObject({
      kind: "article",
      article: "第十四条之一",
    });
  });

  it("takes an article glued to its text only as the next number", () => {
    expect(recognise("第十五条党委负责。", 14)).toMatchObject({ kind: "article", article: "第十五条" });
    expect(recognise("第十五条党委负责。", 9)).toMatchObject({ kind: "text" });
  });

  it.each([
    "第十五条规范表决程序。",
    "第十五条所有党员应当参加。",
    "第十五条中央组织部负责解释。",
    "第十五条及时公开结果。",
    "第十五条至少两名委员到会。",
    "第十五条项目经费单列。",
    "第十五条和平时期的动员。",
  ])("takes a glued article whose text begins like a reference: %s", (line) => {
    expect(recognise(line, 14)).toMatchObject({ kind: "article", article: "第十五条" });
  });

  it.each([
    "第十四条规定的情形，应当报上级党委批准。",
    "第十四条第二款所列人员除外。",
    "第十四条所列情形之一的，不得提名。",
    "第十四条、第十五条的期限合并计算。",
    "第十四条和第十五条同时适用。",
    "第十四条至第十六条不适用于试用期。",
    "第十四条的规定从其执行。",
    "第十四条之规定，自公布之日起施行。",
    "第十四条中所称干部，是指在编人员。",
    "第十四条，由组织部门解释。",
  ])("does not take a reference for an article: %s", (line) => {
    expect(recognise(line, 13)).toEqual({ kind: "text", text: line });
  });
});

describe("recogniseLine: headings", () => {
  it("takes parts, chapters and sections with their depth", () => {
    expect(recognise("第二编 选拔")).toEqual({ kind: "heading", depth: depth.part, text: "第二编　选拔" });
    expect(recognise("第三章总则")).toMatchObject({ depth: depth.chapter, text: "第三章总则" });
    expect(recognise("第 一 节   程序")).toMatchObject({ depth: depth.section });
  });

  it("does not take a sentence for a chapter", () => {
    expect(recognise("第三章规定的程序，适用于选任制干部。")).toMatchObject({ kind: "text" });
  });

  it("takes 一、 and （一） lines without a sentence end", () => {
    expect(recognise("一、主要做法")).toMatchObject({ kind: "heading", depth: depth.major });
    expect(recognise("（二）强化培训")).toMatchObject({ kind: "heading", depth: depth.minor });
  });

  it("takes the first sentence of a paragraph as its heading", () => {
    expect(recognise("（一）深化学习教育。全年举办培训班12期，培训党员300人次。")).toEqual({
      kind: "headed",
      depth: depth.minor,
      heading: "（一）深化学习教育",
      text: "（一）深化学习教育。全年举办培训班12期，培训党员300人次。",
    });
  });

  it("leaves an item that is one sentence as text", () => {
    expect(recognise("（一）严禁拉票贿选。")).toEqual({ kind: "text", text: "（一）严禁拉票贿选。" });
    const long = `一、${"要认真贯彻落实各项要求，".repeat(5)}确保实效。`;
    expect(recognise(long)).toMatchObject({ kind: "text" });
  });

  it("takes Markdown headings by their own numbering, else by level", () => {
    expect(recognise("一、做法", 0, 3)).toMatchObject({ depth: depth.major });
    expect(recognise("清河区工作总结", 0, 1)).toMatchObject({ depth: depth.title });
    expect(recognise("党员教育", 0, 3)).toMatchObject({ kind: "heading", depth: 1.3 });
  });

  it("takes an annex as a part of its own, but not a sentence about one", () => {
    expect(recognise("附件1：推荐表")).toMatchObject({ kind: "heading", depth: depth.part });
    expect(recognise("附件一并报送组织部。")).toMatchObject({ kind: "text" });
  });
});

describe("numberOf", () => {
  it.each([
    ["第一条", 1],
    ["第十条", 10],
    ["第十四条之一", 14],
    ["第二十条", 20],
    ["第一百零三条", 103],
    ["第一百一十条", 110],
    ["第两百条", 200],
    ["第一千二百六十条", 1260],
    ["第14条", 14],
  ] as const)("%s", (mark, expected) => {
    expect(numberOf(mark)).toBe(expected);
  });
});
