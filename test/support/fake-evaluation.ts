import type { Assistant } from "../../src/assistant.ts";

const figures = { questions: 1, recall: { "1": 0.75, "5": 1, "10": 1 }, mrr10: 0.8125 };
const answerFigures = {
  questions: 1,
  included: 0.5,
  wrongly_included: 0,
  citation_precision: 0.9,
  refusal: { precision: 1, recall: 0.25 },
  wrongly_refused: 0,
};

/** What the fake assistant scores any question set. */
export const sampleEvaluation: Awaited<ReturnType<Assistant["evaluate"]>> = {
  ...figures,
  compare_all: 1,
  by_type: {},
  odd: figures,
  even: figures,
  latency_ms: { p50: 5.4, p95: 8 },
  missed: [],
  answer: {
    ...answerFigures,
    by_type: {},
    odd: answerFigures,
    even: answerFigures,
    length: { p50: 80, p90: 200 },
    latency_ms: { p50: 9, p95: 20 },
    missed: [],
  },
};
