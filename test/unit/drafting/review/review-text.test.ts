import { describe, expect, it } from "vitest";
import { reviewText } from "../../../../src/drafting/review/review-text.ts";
import { packagedHouse } from "../../../support/house.ts";

const { formulations } = packagedHouse();
const statusOf = (title: string) =>
  title === "干部教育培训工作条例（试行）" ? { status: "已废止", replacement: "干部教育培训工作条例" } : null;
const review = (text: string, file: string | null = null) =>
  reviewText(text, file, { formulations, statusOf });
const marks = (text: string) => review(text).findings.map((found) => [found.rule, found.text]);

/** Sound on its own: every planted text is this one with faults in it. */
const sound = `清河区委组织部2023年度组织工作总结
2023年，清河区委组织部认真贯彻上级部署，全区上下主动作为，全区基层党组织活力增强。清河区各级党组织战斗力不断提升，清河区干部队伍持续优化，全区工作再上台阶。
一、党员教育管理扎实推进
一是抓实学习教育。组织集中学习，读原著、悟原理。二是严把入口关口。发展党员396名，其中35岁以下305名，占77.0%。三是规范组织生活。落实“三会一课”，一件一件抓好整改。
二、公务员工作有序推进
招录公务员63名，其中乡镇40名、区直机关23名。村集体经营性收入7182万元，比上年增加1134万元、增长18.8%。
三、下一步打算
坚持教育、管理、监督、服务四个方面一体推进，重点抓好以下两个方面：
1.抓好责任落实，增强“四个意识”、坚定“四个自信”、做到“两个维护”。
2.抓好作风建设，赴先进地区临江区学习经验。`;

describe("reviewText", () => {
  it("finds nothing in a sound text", () => {
    expect(review(sound).findings).toEqual([]);
  });

  it.each([
    ["another place", "清河区各级党组织战斗力", "临江区各级党组织战斗力", "套稿残留", "临江区"],
    ["another level", "全区工作再上台阶", "全县工作再上台阶", "套稿残留", "全县"],
    ["another year", "组织集中学习", "2019年组织集中学习", "套稿残留", "2019年"],
    ["an empty slot", "占77.0%", "占％", "留空未填", "％"],
    ["a leftover X", "区直机关23名", "区直机关XX名", "留空未填", "XX名"],
    ["a gap before a unit", "发展党员396名", "平均年龄岁，发展党员396名", "留空未填", "岁"],
    [
      "an advertisement",
      "三、下一步打算",
      "更多范文请关注公众号\n三、下一步打算",
      "广告",
      "更多范文请关注公众号",
    ],
    [
      "a clause said twice",
      "清河区干部队伍持续优化",
      "国企领域相对薄弱、国企领域相对薄弱",
      "重复",
      "国企领域相对薄弱、国企领域相对薄弱",
    ],
    ["a word said twice", "组织集中学习", "组织集中集中学习", "重复", "集中集中"],
    ["a number left out", "二是严把", "三是严把", "序号", "三是"],
    ["two ways of numbering", "二是严把", "二要严把", "序号", "二要"],
    ["an enumerator with nothing behind it", "抓好整改。\n", "抓好整改。四是\n", "序号", "四是"],
    ["a wrong mark", "二、公务员", "二，公务员", "序号", "二，"],
    ["a heading left out", "三、下一步", "四、下一步", "序号", "四、"],
    [
      "a count that does not fit",
      "监督、服务四个方面",
      "监督、服务五个方面",
      "数目",
      "坚持教育、管理、监督、服务五个方面",
    ],
    ["a count of items", "以下两个方面：", "以下三个方面：", "数目", "重点抓好以下三个方面："],
    ["a misspelling", "认真贯彻上级部署", "认真贯彻上级布署", "错别字", "布署"],
    ["签定", "组织集中学习", "签定责任书", "错别字", "签定"],
    ["健立", "组织集中学习", "健立台账制度", "错别字", "健立"],
    ["提长", "战斗力不断提升", "战斗力不断提长", "错别字", "提长"],
    ["a half-width comma", "集中学习，读原著", "集中学习,读原著", "标点", ","],
    ["parts above their whole", "区直机关23名", "区直机关25名", "数据", "63名，其中乡镇40名、区直机关25名"],
    ["a wrong share", "占77.0%", "占87.0%", "数据", "305名，占87.0%"],
    ["a wrong growth", "增长18.8%", "增长28.8%", "数据", "7182万元，比上年增加1134万元、增长28.8%"],
    ["a wrong pairing", "增强“四个意识”", "坚定“四个意识”", "提法", "坚定“四个意识”"],
    ["wording out of use", "抓好作风建设", "抓好疫情防控", "提法", "疫情防控"],
    [
      "a superseded document",
      "组织集中学习",
      "学习《干部教育培训工作条例（试行）》",
      "提法",
      "《干部教育培训工作条例（试行）》",
    ],
    ["a wrong level mark", "三、下一步打算", "三.下一步打算", "层次序数", "三."],
  ])("finds %s and nothing else", (_, right, wrong, rule, text) => {
    expect(sound).toContain(right);
    expect(marks(sound.replace(right, () => wrong))).toEqual([[rule, text]]);
  });

  it("finds two figures for one thing, a wrong anniversary and another's name", () => {
    const text = `全区183个村（社区）全部完成换届。全区186个村（社区）运行良好。2022年是新中国成立74周年。我是张三。\n述职人：李四`;
    expect(marks(text)).toEqual([
      ["数据", "186个"],
      ["套稿残留", "74周年"],
      ["套稿残留", "张三"],
    ]);
  });

  it("places each finding by line and offset and counts by rule", () => {
    const text = "第一段很好。\n各单位签定责任书。";
    const { findings, counts } = review(text);
    expect(findings).toEqual([
      { rule: "错别字", start: 10, end: 12, line: 2, text: "签定", problem: "“签定”应为“签订”", fix: "签订" },
    ]);
    expect(counts).toEqual({ 错别字: 1 });
  });

  it("takes the year of a text from its file name", () => {
    const text = "同志们：\n全面建成小康社会是奋斗目标，要抓好落实，推动工作。";
    expect(review(text, "2022年讲话.txt").counts).toEqual({ 提法: 1 });
    expect(review(text, "2019年讲话.txt").counts).toEqual({});
  });
});
