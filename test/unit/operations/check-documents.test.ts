import { describe, expect, it } from "vitest";
import { checkDocuments } from "../../../src/operations/check-documents.ts";
import { MemoryGeneration } from "../../support/memory-generation.ts";

const text = "第一章　总则\n第一条　甲。\n第二款。\n第二条　乙。\n第三条　丙。";
const at = (piece: string, article: string | null) => {
  const start = text.indexOf(piece);
  return { start, end: start + piece.length, article, path: ["第一章　总则"] };
};
const whole = [
  at("第一条　甲。\n第二款。", "第一条"),
  at("第二条　乙。", "第二条"),
  at("第三条　丙。", "第三条"),
];

function check(chunks: readonly ReturnType<typeof at>[]) {
  const generation = new MemoryGeneration([{ file: "policies/办法.md", title: "办法", text, chunks }]);
  const { split, ...counts } = checkDocuments(generation, [{ id: 1, file: "policies/办法.md" }]);
  return { ...counts, split: split.map(({ article }) => article) };
}

describe("checkDocuments", () => {
  it("counts articles in the text itself and finds each whole in one chunk", () => {
    expect(check(whole)).toEqual({
      documents: 1,
      articles: 3,
      whole: 3,
      chunks_with_two: 0,
      offsets_exact: 1,
      split: [],
    });
  });

  it("names an article whose second part lies in another chunk, or in none", () => {
    const second = at("第二款。", "第一条");
    expect(check([at("第一条　甲。", "第一条"), second, ...whole.slice(1)])).toMatchObject({
      whole: 2,
      split: ["第一条"],
    });
    expect(check(whole.slice(0, 2))).toMatchObject({ whole: 2, split: ["第三条"] });
  });

  it("counts a chunk that holds two articles", () => {
    expect(check([whole[0]!, at("第二条　乙。\n第三条　丙。", "第二条")])).toMatchObject({
      chunks_with_two: 1,
      whole: 1,
    });
  });

  it("counts chunks that are out of order, overlap, or begin with white space", () => {
    expect(
      check([whole[0]!, { ...whole[1]!, start: whole[1]!.start - 1 }, whole[2]!]).offsets_exact,
    ).toBeCloseTo(2 / 3);
    expect(check([whole[1]!, whole[0]!, whole[2]!]).offsets_exact).toBeCloseTo(2 / 3);
    expect(check([]).offsets_exact).toBe(1);
  });
});
