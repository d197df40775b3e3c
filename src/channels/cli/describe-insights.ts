import type { AskedCounts, GivenFeedback, Insights } from "../../domain/operation/insights.ts";
import { alignTable } from "./table.ts";

/** Tables for a terminal; a part with nothing in it is left out. */
export function describeInsights(insights: Insights): string {
  const { from, to, total, daily, unanswered, repeated, cited, outdated, feedback } = insights;
  const head = `${from} 至 ${to}（统计和反馈保留 ${insights.retention_days} 天，不记提问人）\n`;
  if (total.questions === 0 && feedback.length === 0) return `${head}这段时间还没有人提问\n`;
  const days = daily.map((day) => [day.day, ...countCells(day)]);
  return [
    head +
      alignTable([
        ["日期", "提问", "答复", "未答", "闲聊", "一般耗时", "最慢 5%"],
        ...days,
        ["合计", ...countCells(total)],
      ]),
    part("答不上来的", unanswered, ({ topic, questions }) => [topic, `${questions} 次`]),
    part("不止一人问过", repeated, ({ question, people, questions, refused }) => [
      question,
      `${people} 人 ${questions} 次`,
      refused === 0 ? "" : `${refused} 次未答`,
    ]),
    part("常引的条文", cited, ({ title, article, times }) => [`《${title}》${article ?? ""}`, `${times} 次`]),
    part("已被替代、废止仍在引用", outdated, ({ title, status, times }) => [
      `《${title}》（${status}）`,
      `${times} 次`,
    ]),
    feedback.length === 0 ? "" : `反馈\n${feedback.map(describeFeedback).join("")}`,
  ]
    .filter((text) => text !== "")
    .join("\n");
}

function countCells({ questions, answered, refused, chat, p50_ms, p95_ms }: AskedCounts): string[] {
  return [...[questions, answered, refused, chat].map(String), time(p50_ms), time(p95_ms)];
}

function time(ms: number | null): string {
  return ms === null ? "—" : ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

function part<Row>(name: string, rows: readonly Row[], cells: (row: Row) => string[]): string {
  return rows.length === 0 ? "" : `${name}\n${alignTable(rows.slice(0, 20).map(cells))}`;
}

function describeFeedback({ day, verdict, question, reason, cited }: GivenFeedback): string {
  const sources = cited.map(({ title, article }) => `《${title}》${article ?? ""}`).join("、");
  return [
    `${day} ${verdict === "up" ? "👍" : "👎"} ${question}`,
    reason === null ? "" : `    意见：${reason}`,
    sources === "" ? "" : `    所引：${sources}`,
    "",
  ]
    .filter((line, at) => line !== "" || at === 3)
    .join("\n");
}
