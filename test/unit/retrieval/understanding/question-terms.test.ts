import { expect, it } from "vitest";
import { tokenize } from "../../../../src/retrieval/indexing/tokenize.ts";
import { askingPositions, questionTerms } from "../../../../src/retrieval/understanding/question-terms.ts";

const term = (text: string): number => tokenize(text).at(-1)!;

it("leaves out words that ask and lets no bigram span them", () => {
  const { literal } = questionTerms("公示期到底要多久啊", []);
  expect(literal.has(term("公示"))).toBe(true);
  expect(literal.has(term("多久"))).toBe(false);
  expect(literal.has(term("期要"))).toBe(false);
});

it("searches a question of asking words as it stands", () => {
  expect(questionTerms("怎么办", []).literal.has(term("怎么"))).toBe(true);
});

it("weighs glossary terms below literal ones and keeps them out of coverage", () => {
  const { weighted, literal } = questionTerms("三会一课", [
    { form: "支部大会", weight: 0.4 },
    { form: "三会", weight: 0.4 },
  ]);
  expect(weighted.get(term("三会"))).toBe(1);
  expect(weighted.get(term("大会"))).toBe(0.4);
  expect(weighted.get(term("大"))).toBeLessThan(0.4);
  expect(literal.has(term("大会"))).toBe(false);
});

it("weighs the words of a document's name below the rest, unless they are said beside it too", () => {
  const question = "选举条例里选举怎么计票";
  const { weighted } = questionTerms(question, [], [{ start: 0, end: 4 }]);
  expect(weighted.get(term("条例"))).toBeCloseTo(0.3);
  expect(weighted.get(term("计票"))).toBe(1);
  expect(weighted.get(term("选举"))).toBeGreaterThan(1);
});

it("knows which characters ask: they are no misspelt word", () => {
  const question = "方式有哪几种";
  const asking = [...askingPositions(question)].map((at) => question[at]).join("");
  expect(asking).toBe("哪几种");
});
