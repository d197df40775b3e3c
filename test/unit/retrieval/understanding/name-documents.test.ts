import { describe, expect, it } from "vitest";
import { DocumentNames } from "../../../../src/retrieval/understanding/name-documents.ts";

const titles = [
  "党政领导干部选拔任用工作条例（2014年修订）",
  "党政领导干部选拔任用工作条例（2019年修订）",
  "中国共产党支部工作条例（试行）",
  "中国共产党基层组织选举工作条例",
  "中国共产党地方组织选举工作条例（2020年修订）",
  "干部教育培训工作条例（2023年修订）",
  "中国共产党组织处理规定（试行）",
  "关于中国共产党党费收缴使用和管理的规定",
  "村民委员会组织法",
  "中国共产党章程",
];
const documents = titles.map((title, at) => ({
  id: at,
  title,
  baseTitle: title.replaceAll(/（[^）]*）/gu, ""),
}));
const names = new DocumentNames(documents);
const found = (question: string): (readonly [string, ...string[]])[] =>
  names.find(question).map(({ text, documentIds }) => [text, ...documentIds.map((id) => titles[id]!)]);

describe("DocumentNames", () => {
  it.each([
    ["支部条例有说法吗", "支部条例", [2]],
    ["干教条例规定学多少学时", "干教条例", [5]],
    ["《干部任用条例》第十一条", "《干部任用条例》", [0, 1]],
    ["按干部选拔任用工作条例", "干部选拔任用工作条例", [0, 1]],
    ["组织处理那个规定", "组织处理那个规定", [6]],
    ["党费规定怎么说", "党费规定", [7]],
    ["村委会组织法", "村委会组织法", [8]],
  ])("%s", (question, text, ids) => {
    expect(found(question)).toEqual([[text, ...ids.map((id) => titles[id]!)]]);
  });

  it("names all regulations that fit equally well", () => {
    expect(found("选举条例")).toEqual([["选举条例", titles[3], titles[4]]]);
    expect(found("基层选举条例")).toEqual([["基层选举条例", titles[3]]]);
  });

  it("finds several names in order, with their places", () => {
    const question = "干部任用条例和支部条例怎么说";
    const mentions = names.find(question);
    expect(mentions.map(({ start, end }) => question.slice(start, end))).toEqual([
      "干部任用条例",
      "支部条例",
    ]);
  });

  it("names nothing where a type word is an ordinary word", () => {
    expect(found("有什么办法吗")).toEqual([]);
    expect(found("按规定应当回避")).toEqual([]);
    expect(found("《道路交通安全法》")).toEqual([]);
    expect(found("")).toEqual([]);
  });

  it("does not reach across punctuation or figures", () => {
    expect(found("支部，条例")).toEqual([]);
    expect(found("2019干部任用条例")).toEqual([["干部任用条例", titles[0], titles[1]]]);
  });
});
