import { describe, expect, it } from "vitest";
import type { Answer, Citation } from "../../../../src/domain/answers/answer.ts";
import { answerFigures, type AnsweredQuestion } from "../../../../src/operations/evaluation/answers.ts";
import type { EvaluationQuestion } from "../../../../src/operations/evaluation/questions.ts";

const citation: Citation = {
  n: 1,
  file: "policies/a.md",
  title: "甲条例",
  document_number: null,
  path: "第四十二条",
  article: "第四十二条",
  clause: "第四十二条",
  quote: "公示期不少于五个工作日。",
  start: 0,
  end: 12,
  status: "现行",
  text_kind: "original",
};

function answered(question: Partial<EvaluationQuestion>, answer: Partial<Answer>): AnsweredQuestion {
  return {
    question: {
      id: "q001",
      question: "公示几天",
      history: [],
      type: "fact",
      expect: "answer",
      gold: [{ file: "policies/a.md", article: "第42条" }],
      goldAlt: [],
      mustInclude: ["5个工作日"],
      mustNotInclude: ["七至十五天"],
      acceptAny: [],
      ...question,
    },
    answer: {
      question: "公示几天",
      standalone_question: "公示几天",
      outcome: "answered",
      mode: "extractive",
      answer: "《甲条例》第四十二条（现行）规定：公示期不少于五个\n工作日。[1]",
      citations: [citation],
      unsupported: [],
      nearest: [],
      related: [],
      notes: [],
      table: null,
      timings_ms: { retrieve: 1, total: 2 },
      ...answer,
    },
  };
}

describe("answerFigures", () => {
  it("compares required strings by number, width and white space", () => {
    expect(answerFigures([answered({}, {})])).toMatchObject({
      included: 1,
      wrongly_included: 0,
      citation_precision: 1,
    });
    expect(answerFigures([answered({ mustInclude: ["6个工作日"] }, {})]).included).toBe(0);
  });

  it("forgives an old value that is named as old", () => {
    const text = (sentence: string) => answerFigures([answered({}, { answer: sentence })]).wrongly_included;
    expect(text("公示七至十五天。[1]")).toBe(1);
    expect(text("已废止的规定写的是七至十五天。[1]")).toBe(0);
  });

  it("counts who is told that a report leaves the figure open", () => {
    const open = (text: string) =>
      answered({ expect: "figure_not_given", acceptAny: ["没有给出"] }, { answer: text });
    expect(answerFigures([open("原文此处留空，没有给出数字。[1]"), open("共8个。[1]")]).left_open).toBe(0.5);
    expect(answerFigures([answered({}, {})]).left_open).toBeNull();
  });

  it("takes a citation for right at a gold place or with a required string", () => {
    const elsewhere = { ...citation, file: "policies/b.md" };
    const silent = { ...elsewhere, quote: "无关。" };
    expect(
      answerFigures([answered({}, { citations: [citation, elsewhere, silent] })]).citation_precision,
    ).toBeCloseTo(2 / 3);
  });

  it("scores refusals against what the corpus does not hold", () => {
    const figures = answerFigures([
      answered({ expect: "off_topic" }, { outcome: "refused" }),
      answered({ expect: "not_in_corpus" }, {}),
      answered({}, { outcome: "refused", answer: "没有找到。", citations: [] }),
    ]);
    expect(figures.refusal).toEqual({ precision: 0.5, recall: 0.5 });
    expect(figures.wrongly_refused).toBe(1);
  });
});
