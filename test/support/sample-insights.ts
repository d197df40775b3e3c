import type { Insights } from "../../src/domain/operation/insights.ts";

const counts = { questions: 5, answered: 3, refused: 1, chat: 1, p50_ms: 12.3, p95_ms: 1500 };

export const sampleInsights: Insights = {
  from: "2026-02-01",
  to: "2026-03-02",
  retention_days: 30,
  total: counts,
  daily: [{ day: "2026-03-01", ...counts }],
  unanswered: [{ topic: "人才 · 补贴", questions: 2 }],
  repeated: [{ question: "党课多久上一次", people: 2, questions: 3, refused: 0 }],
  cited: [{ file: "policies/办法.md", title: "试行办法", article: "第九条", status: "现行", times: 3 }],
  outdated: [{ file: "policies/旧.md", title: "旧办法", status: "已废止", times: 1 }],
  feedback: [
    {
      day: "2026-03-01",
      verdict: "down",
      reason: "没说工作日",
      question: "公示几天",
      outcome: "answered",
      cited: [{ file: "policies/办法.md", article: "第九条", title: "试行办法" }],
    },
  ],
};
