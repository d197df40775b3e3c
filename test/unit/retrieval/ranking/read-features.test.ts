import { describe, expect, it } from "vitest";
import type { Passage } from "../../../../src/domain/documents/document.ts";
import { emptyGlossary } from "../../../../src/retrieval/glossary.ts";
import { LexicalIndexBuilder } from "../../../../src/retrieval/indexing/lexical/build-lexical-index.ts";
import { normaliseForSearch } from "../../../../src/retrieval/indexing/normalise-numerals.ts";
import { QuestionProbe } from "../../../../src/retrieval/ranking/question-probe.ts";
import { readFeatures, type ReadFeatures } from "../../../../src/retrieval/ranking/read-features.ts";
import { QuestionReader } from "../../../../src/retrieval/understanding/understand-question.ts";

const lexical = new LexicalIndexBuilder().build();
const reader = new QuestionReader([], { glossary: emptyGlossary });

function featuresOf(asked: string, text: string, light = { named: false, looksBack: false }): ReadFeatures {
  const question = reader.read(asked, "2026-06-01");
  const probe = new QuestionProbe(question, lexical);
  const article = /^第.+?条/u.exec(text)?.[0] ?? null;
  const passage = { text, chunk: { article, path: [] } } as unknown as Passage;
  return readFeatures(passage, normaliseForSearch(text), question, probe, probe.heldBy(""), light);
}

describe("readFeatures", () => {
  it("finds the figure of the unit asked for beside the words asked about", () => {
    const asked = "任前公示几天";
    const right = featuresOf(asked, "第一条　任前公示不少于五个工作日。考察组由两名以上成员组成。");
    const wrongUnit = featuresOf(asked, "第一条　任前公示由三名成员负责。");
    const elsewhere = featuresOf(asked, "第一条　任前公示。回复应当在五个工作日内。");
    expect(right.figure).toBeGreaterThan(elsewhere.figure);
    expect(wrongUnit.figure).toBe(0);
  });

  it("sees what stands in one sentence and what an article opens with", () => {
    const asked = "任职试用期";
    const together = featuresOf(asked, "第二条　实行任职试用期制度。其他事项另行规定。");
    const apart = featuresOf(asked, `第二条　${"其他事项另行规定。".repeat(8)}任职之后。试用期满考核。`);
    expect(together.sentence).toBeGreaterThan(apart.sentence);
    expect(together.lead).toBeGreaterThan(apart.lead);
  });

  it("tells plans from what was done", () => {
    const light = { named: false, looksBack: true };
    expect(featuresOf("新增就业多少", "预期目标：新增就业10万人。", light).plan).toBe(1);
    expect(featuresOf("新增就业多少", "新增就业12.9万人。", light).plan).toBe(0);
    expect(featuresOf("新增就业目标", "预期目标：新增就业10万人。").plan).toBe(0);
  });

  it("takes an article's number for an address only beside the document's name", () => {
    const named = { named: true, looksBack: false };
    expect(featuresOf("第十一条", "第十一条　内容。", named).article).toBe(1);
    expect(featuresOf("第11条", "第十一条　内容。").article).toBe(0);
  });
});
