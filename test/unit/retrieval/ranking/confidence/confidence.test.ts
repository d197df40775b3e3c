import { describe, expect, it } from "vitest";
import { localAdmin } from "../../../../../src/domain/people/reader.ts";
import { searchPassages } from "../../../../../src/retrieval/search-passages.ts";
import { estimateConfidence } from "../../../../../src/retrieval/ranking/confidence/confidence.ts";
import { parseGlossary } from "../../../../../src/retrieval/glossary.ts";
import { buildRetriever, policy } from "../../../../support/build-retriever.ts";

const documents = [
  policy("干部任用条例", {
    第四十一条: "实行任职前公示制度。公示期不少于五个工作日。",
    第四十二条: "领导干部任职实行回避制度，本人和配偶不得在同一机关任职。",
    第四十三条: "考察组由两名以上成员组成。",
  }),
  policy("党费规定", { 第一条: "党员应当按月交纳党费。", 第二条: "预备党员从支部大会通过之日起交纳党费。" }),
];

async function search(text: string, explain = true) {
  const { retriever, generation } = await buildRetriever(documents, { lexicon: parseGlossary("媳妇\t配偶") });
  return searchPassages({ text, explain }, localAdmin, retriever, generation);
}

describe("confidence", () => {
  it("is higher for what the passages answer than for what they do not", async () => {
    const held = await search("任职前公示期多少天");
    const absent = await search("食堂饭卡丢了去哪补办");
    expect(held.confidence).toBeGreaterThan(absent.confidence);
    expect(held.confidence).toBeLessThanOrEqual(1);
  });

  it("is 0 where nothing was found", async () => {
    expect((await search("")).confidence).toBe(0);
    expect(estimateConfidence(null)).toBe(0);
  });
});

describe("explanation", () => {
  it("adds up to the score and names each feature in words", async () => {
    const { passages } = await search("任职前公示期多少天");
    expect(passages[0]?.article).toBe("第四十一条");
    for (const { score, explanation } of passages) {
      const sum = explanation.reduce((total, { gave }) => total + gave, 0);
      expect(sum).toBeCloseTo(score, 1);
      expect(explanation.every(({ label }) => /\p{Script=Han}/u.test(label))).toBe(true);
    }
    expect(passages[0]?.explanation.map(({ feature }) => feature)).toContain("figure");
  });

  it("says how the question was understood", async () => {
    const { understood } = await search("干部任用条例第四十二条，媳妇怎么办");
    expect(understood).toContain("“干部任用条例”指《干部任用条例》");
    expect(understood).toContain("条号：第42条");
    expect(understood).toContain("“媳妇”也按“配偶”查找");
  });

  it("is left out unless asked for", async () => {
    const { passages, understood } = await search("公示", false);
    expect(understood).toEqual([]);
    expect(passages[0]?.explanation).toEqual([]);
  });
});
