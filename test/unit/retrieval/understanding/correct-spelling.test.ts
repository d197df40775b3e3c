import { expect, it } from "vitest";
import { tokenize, type Term } from "../../../../src/retrieval/indexing/tokenize.ts";
import { correctSpelling } from "../../../../src/retrieval/understanding/correct-spelling.ts";

const words = ["公务员考核等次", "四议两公开", "交纳党费", "预备党员", "到会人数"];
const counts = new Map<Term, number>();
for (const term of words.flatMap((word) => tokenize(word))) counts.set(term, 20);
const frequencyOf = (term: Term): number => counts.get(term) ?? 0;

it.each([
  ["公务员考合等次", "公务员考核等次"],
  ["四议二公开", "四议两公开"],
  ["予备党员交纳党废", "预备党员交纳党费"],
  ["倒会人数", "到会人数"],
  ["😀考合等次", "😀考核等次"],
])("reads %s as %s", (asked, meant) => {
  expect(correctSpelling(asked, frequencyOf).text).toBe(meant);
});

it("leaves known words, unknown words without a likely neighbour and other scripts alone", () => {
  for (const text of ["公务员考核等次", "媳妇怎么办", "abc 123", "😀", ""]) {
    expect(correctSpelling(text, frequencyOf)).toEqual({ text, corrections: [] });
  }
});

it("leaves a word that a table knows alone", () => {
  expect(correctSpelling("考合", frequencyOf, () => true).corrections).toEqual([]);
});

it("says what it changed", () => {
  expect(correctSpelling("考合等次", frequencyOf).corrections).toEqual([{ from: "考合", to: "考核" }]);
});

it("takes twice the time for twice the text: four times would not end here", () => {
  const { text, corrections } = correctSpelling("考合等次".repeat(20_000), frequencyOf);
  expect(text).toBe("考核等次".repeat(20_000));
  expect(corrections).toHaveLength(20_000);
});
