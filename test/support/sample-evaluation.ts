import type { Assistant } from "../../src/assistant.ts";

export const earlierEvaluation = {
  at: "2026-01-01T08:00:00.000Z",
  name: "题目.jsonl",
  questionsHash: "a",
  generation: 1,
  questions: 10,
  recall: { "1": 0.65, "5": 0.9, "10": 1 },
  mrr10: 0.7,
  included: null,
};

const figures = { questions: 1, recall: { "1": 0.75, "5": 1, "10": 1 }, mrr10: 0.8125 };
const answerFigures = {
  questions: 1,
  included: 0.5,
  wrongly_included: 0,
  citation_precision: 0.9,
  refusal: { precision: 1, recall: 0.25 },
  wrongly_refused: 0,
  left_open: null,
};

/** What an evaluation might give. */
export const sampleEvaluation: Awaited<ReturnType<Assistant["evaluate"]>> = {
  ...figures,
  compare_all: 1,
  by_type: {},
  odd: figures,
  even: figures,
  latency_ms: { p50: 5.4, p95: 8 },
  missed: [],
  misses: ["q1", "q2"].map((id) => ({
    id,
    question: "问什么",
    expected: "policies/a.md 第一条",
    found: "policies/b.md 第二条",
    rank: null,
    reason: "前 50 条里没有，其他文件排在前面",
  })),
  previous: earlierEvaluation,
  answer: {
    ...answerFigures,
    by_type: {},
    by_mode: {},
    odd: answerFigures,
    even: answerFigures,
    length: { p50: 80, p90: 200 },
    latency_ms: { p50: 9, p95: 20 },
    missed: [],
  },
};
