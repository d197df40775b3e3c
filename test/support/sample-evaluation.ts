import type { Assistant } from "../../src/assistant.ts";

const figures = { questions: 10, recall: { "1": 0.6, "5": 0.9, "10": 1 }, mrr10: 0.75 };

export const earlierEvaluation = {
  at: "2026-01-01T08:00:00.000Z",
  name: "题目.jsonl",
  questionsHash: "a",
  generation: 1,
  questions: 10,
  recall: { "1": 0.5, "5": 0.9, "10": 1 },
  mrr10: 0.7,
  included: null,
};

/** What an evaluation might give. */
export const sampleEvaluation: Awaited<ReturnType<Assistant["evaluate"]>> = {
  ...figures,
  compare_all: 1,
  answer: null,
  by_type: { fact: figures },
  odd: figures,
  even: figures,
  latency_ms: { p50: 1, p95: 2 },
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
};
