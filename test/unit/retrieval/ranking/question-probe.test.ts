import { expect, it } from "vitest";
import { emptyGlossary, parseGlossary, type Glossary } from "../../../../src/retrieval/glossary.ts";
import { LexicalIndexBuilder } from "../../../../src/retrieval/indexing/lexical/build-lexical-index.ts";
import { normaliseForSearch } from "../../../../src/retrieval/indexing/normalise-numerals.ts";
import { addHeld, QuestionProbe } from "../../../../src/retrieval/ranking/question-probe.ts";
import { QuestionReader } from "../../../../src/retrieval/understanding/understand-question.ts";

const builder = new LexicalIndexBuilder();
for (const body of ["任前公示", "公示期限", "公示结果", "拉萨"]) builder.add({ title: "", path: [], body });
const lexical = builder.build();

function probe(question: string, lexicon: Glossary = emptyGlossary): (text: string) => number {
  const reader = new QuestionReader([], { glossary: emptyGlossary, lexicon });
  const made = new QuestionProbe(reader.read(question, "2026-06-01"), lexical);
  return (text) => made.share(made.heldBy(normaliseForSearch(text)));
}

it("is the share of the question a text holds, rare words counting most", () => {
  const share = probe("拉萨 公示");
  expect(share("拉萨的公示")).toBe(1);
  expect(share("拉萨")).toBeGreaterThan(share("公示"));
  expect(share("别的")).toBe(0);
});

it("joins what several parts hold", () => {
  const reader = new QuestionReader([], { glossary: emptyGlossary });
  const made = new QuestionProbe(reader.read("拉萨公示", "2026-06-01"), lexical);
  const held = made.heldBy("公示");
  const alone = made.share(held);
  addHeld(held, made.heldBy("拉萨"));
  expect(made.share(held)).toBeGreaterThan(alone);
});

it("counts an everyday word as held where the official one stands", () => {
  const lexicon = parseGlossary("媳妇\t配偶");
  expect(probe("媳妇公示", lexicon)("配偶的公示")).toBe(probe("配偶公示")("配偶的公示"));
  expect(probe("媳妇公示")("配偶的公示")).toBeLessThan(1);
});

it("sees numbers with their units", () => {
  expect(probe("公示5天")("公示不少于5天")).toBeGreaterThan(probe("公示5天")("公示不少于7天"));
});

it("is 0 for a question without terms", () => {
  expect(probe("？！")("公示")).toBe(0);
});
