import { describe, expect, it } from "vitest";
import { cleanMarkdown } from "../../../../src/ingestion/reading/clean-markdown.ts";
import { parseStructure } from "../../../../src/ingestion/structure/parse-structure.ts";

/** Each block as [kind, path, article, text]. */
function parse(source: string, title = "清河区干部培训办法") {
  const parsed = parseStructure(cleanMarkdown(source), title);
  return parsed.blocks.map(({ kind, path, article, start, end }) => [
    kind,
    path.join(" > "),
    article,
    parsed.text.slice(start, end),
  ]);
}

describe("parseStructure", () => {
  it("places articles under their chapter; the title is in no path", () => {
    expect(
      parse("# 清河区干部培训办法\n第一章 总则\n第一条　甲。\n第二条　乙。\n第二章 管理\n第三条　丙。"),
    ).toEqual([
      ["heading", "", null, "清河区干部培训办法"],
      ["heading", "", null, "第一章　总则"],
      ["article", "第一章　总则", "第一条", "第一条　甲。"],
      ["article", "第一章　总则", "第二条", "第二条　乙。"],
      ["heading", "", null, "第二章　管理"],
      ["article", "第二章　管理", "第三条", "第三条　丙。"],
    ]);
  });

  it("knows the title with its year or brackets left out", () => {
    const [heading, article] = parse(
      "# 清河区干部培训办法\n第一条　甲。",
      "《清河区干部培训办法》（2023年修订）",
    );
    expect(heading?.[1]).toBe("");
    expect(article?.[1]).toBe("");
  });

  it("keeps items and paragraphs inside their article", () => {
    expect(
      parse("第一条　有下列情形的：\n（一）年满六十周岁的\n一、因病的\n以上人员另行安排。\n第二条　乙。"),
    ).toEqual([
      ["article", "", "第一条", "第一条　有下列情形的："],
      ["paragraph", "", "第一条", "（一）年满六十周岁的"],
      ["paragraph", "", "第一条", "一、因病的"],
      ["paragraph", "", "第一条", "以上人员另行安排。"],
      ["article", "", "第二条", "第二条　乙。"],
    ]);
  });

  it("takes 一、 and （一） outside articles for nested headings", () => {
    expect(
      parse(
        "一、主要做法\n（一）强化培训\n全年培训300人。\n（二）严格管理\n建立台账。\n二、下一步\n持续推进。",
      ),
    ).toEqual([
      ["heading", "", null, "一、主要做法"],
      ["heading", "一、主要做法", null, "（一）强化培训"],
      ["paragraph", "一、主要做法 > （一）强化培训", null, "全年培训300人。"],
      ["heading", "一、主要做法", null, "（二）严格管理"],
      ["paragraph", "一、主要做法 > （二）严格管理", null, "建立台账。"],
      ["heading", "", null, "二、下一步"],
      ["paragraph", "二、下一步", null, "持续推进。"],
    ]);
  });

  it("uses the opening sentence of a paragraph as its heading, text untouched", () => {
    expect(parse("一、主要做法\n（一）深化教育。举办培训12期。\n又办讲座3场。")).toEqual([
      ["heading", "", null, "一、主要做法"],
      ["paragraph", "一、主要做法 > （一）深化教育", null, "（一）深化教育。举办培训12期。"],
      ["paragraph", "一、主要做法 > （一）深化教育", null, "又办讲座3场。"],
    ]);
  });

  it("reads an article that stands alone on its line with what follows it", () => {
    expect(parse("第一条\n为了规范工作。\n第二条\n党委负责。")).toEqual([
      ["article", "", "第一条", "第一条"],
      ["paragraph", "", "第一条", "为了规范工作。"],
      ["article", "", "第二条", "第二条"],
      ["paragraph", "", "第二条", "党委负责。"],
    ]);
  });

  it("leaves a reference at the start of a line inside its article", () => {
    expect(parse("第十三条　甲。\n第十四条规定的情形，按前款办理。").at(-1)).toEqual([
      "paragraph",
      "",
      "第十三条",
      "第十四条规定的情形，按前款办理。",
    ]);
  });

  it("splits glued articles, inserted ones too", () => {
    const articles = parse(
      "第一条为了规范工作。\n第二条党委负责。\n第二条之一支部配合。\n第三条中央另有规定的除外。",
    );
    expect(articles.map(([kind, , article]) => [kind, article])).toEqual([
      ["article", "第一条"],
      ["article", "第二条"],
      ["article", "第二条之一"],
      ["article", "第三条"],
    ]);
  });

  it("begins to count again in an annex and takes its lines out of the last article", () => {
    const blocks = parse(
      "第八条　自印发之日起施行。\n附件：评分细则\n一、评分标准\n满分100分。\n第一条试行期一年。",
    );
    expect(blocks.map(([, path, article]) => [path, article])).toEqual([
      ["", "第八条"],
      ["", null],
      ["附件：评分细则", null],
      ["附件：评分细则 > 一、评分标准", null],
      ["附件：评分细则 > 一、评分标准", "第一条"],
    ]);
  });

  it("stores one paragraph a line", () => {
    expect(parseStructure(cleanMarkdown("甲。\n\n\n乙。"), "").text).toBe("甲。\n乙。");
    expect(parseStructure([], "")).toEqual({ text: "", blocks: [] });
  });
});
