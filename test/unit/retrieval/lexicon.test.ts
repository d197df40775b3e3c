import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseGlossary } from "../../../src/retrieval/glossary.ts";

const text = readFileSync(new URL("../../../knowledge/lexicon.tsv", import.meta.url), "utf8");
const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));

it("holds at least 300 everyday words, each once, each with other words beside it", () => {
  const entries = lines.map((line) => line.split("\t"));
  expect(entries.length).toBeGreaterThanOrEqual(300);
  expect(new Set(entries.map(([word]) => word)).size).toBe(entries.length);
  const faulty = entries.filter(([word = "", forms = "", ...more]) => {
    const official = forms.split(";");
    return word === "" || more.length > 0 || official.some((form) => form === "" || word.includes(form));
  });
  expect(faulty).toEqual([]);
});

it("finds words where they stand, the longest first, and leaves the rest alone", () => {
  const lexicon = parseGlossary(text);
  expect(lexicon.find("我媳妇能在一个科吗")[0]).toMatchObject({ said: "媳妇", start: 1, forms: ["配偶"] });
  expect(lexicon.find("几年换一次").map(({ said }) => said)).toEqual(["几年换一次"]);
  expect(lexicon.find("今天天气")).toEqual([]);
});

it("is added to and overridden line by line by the office's own", () => {
  const own = parseGlossary(text, "媳妇\t家属\n老表\t近亲属\n老婆\t");
  expect(own.expand("媳妇")).toEqual(["家属"]);
  expect(own.expand("老表")).toEqual(["近亲属"]);
  expect(own.expand("老婆")).toEqual([]);
});
