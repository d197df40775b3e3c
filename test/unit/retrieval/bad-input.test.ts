import { beforeAll, expect, it } from "vitest";
import { localAdmin } from "../../../src/domain/people/reader.ts";
import { parseGlossary } from "../../../src/retrieval/glossary.ts";
import { searchPassages } from "../../../src/retrieval/search-passages.ts";
import { buildRetriever, policy } from "../../support/build-retriever.ts";

let search: (text: string) => Promise<(string | null)[]>;

beforeAll(async () => {
  const { retriever, generation } = await buildRetriever(
    [
      policy("支部工作条例", {
        第十一条: "党支部党员大会一般每季度召开1次。",
        第十二条: "党支部委员会会议一般每月召开1次。",
        第十三条: "党员 GDP 100% a+b 的情形。",
      }),
    ],
    { lexicon: parseGlossary("多久\t每季度") },
  );
  search = async (text) => {
    const { passages } = await searchPassages({ text }, localAdmin, retriever, generation);
    return passages.map(({ article }) => article);
  };
});

it("finds nothing for an empty question", async () => {
  expect(await search("")).toEqual([]);
});

it.each([
  ["white space", " \n\t　"],
  ["punctuation", "？！……"],
  ["emoji", "😀👨‍👩‍👧🇨🇳"],
  ["half a character", "\ud83d"],
  ["control characters", "\u0000\u0007\u200b"],
])("%s finds a list, empty or not, without an error", async (_, text) => {
  expect(Array.isArray(await search(text))).toBe(true);
});

it.each([
  ["traditional characters", "黨支部黨員大會多久召開一次", "第十一条"],
  ["full width", "ＧＤＰ　１００％", "第十三条"],
  ["one character", "季", "第十一条"],
  ["SQL", "'; DROP TABLE chunks; -- 党员大会 %_", "第十一条"],
  ["a pattern", "(党员大会|[a-z]+)*\\1{2,}$^.*?", "第十一条"],
  ["5,000 characters", `党员大会${"多久开一次".repeat(1000)}`, "第十一条"],
  ["repeated names", "《支部工作条例》".repeat(200) + "党员大会", "第十一条"],
  ["words unknown to the documents beside known ones", "奥特曼党员大会变形金刚", "第十一条"],
])("%s ranks what it can", async (_, text, article) => {
  expect((await search(text))[0]).toBe(article);
});

it.each(["How often does the branch meet?", "dangzhibu duojiu kai yici hui", "奥特曼变形金刚"])(
  "%s finds what it can, without an error",
  async (text) => {
    expect(Array.isArray(await search(text))).toBe(true);
  },
);
