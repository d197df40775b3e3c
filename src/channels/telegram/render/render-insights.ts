import type { AskedCounts, Insights } from "../../../domain/operation/insights.ts";
import { bold, richText, type RichPiece, type RichText } from "./text/rich-text.ts";
import { titleInMarks } from "./text/source-labels.ts";

/** The whole lists are for the web page and the terminal. */
const mostLines = 10;

/** What was asked and what came of it, for an admin in a chat. */
export function renderInsights(insights: Insights): RichText {
  const { from, to, retention_days: kept, total } = insights;
  const pieces: RichPiece[] = [
    bold(`提问情况（${from} 至 ${to}）`),
    `\n${countsText(total)}`,
    ...section(
      "没有答上来的主题",
      insights.unanswered.map(({ topic, questions }) => `${topic || "其他"}：${times(questions)}`),
    ),
    ...section(
      "多人问过的问题",
      insights.repeated.map(({ question, people, refused }) => {
        const failed = refused > 0 ? `，${times(refused)}没有答上来` : "";
        return `${question}（${String(people)} 人${failed}）`;
      }),
    ),
    ...section(
      "引用最多的条文",
      insights.cited.map(({ title, article, times: count }) =>
        `${titleInMarks(title)} ${article ?? ""}：${times(count)}`.replace(" ：", "："),
      ),
    ),
    ...section(
      "仍被引用的旧文件",
      insights.outdated.map(
        ({ title, status, times: count }) => `${titleInMarks(title)}（${status}）：${times(count)}`,
      ),
    ),
    ...section(
      "使用者的意见",
      insights.feedback.map(({ day, verdict, reason, question }) => {
        const said = verdict === "up" ? "有用" : `没用${reason === null ? "" : `：${reason}`}`;
        return `${day} ${said}（问：${question}）`;
      }),
    ),
    `\n\n只记主题和次数，不记是谁问的；问题原文在两个人问过或作为意见发来后才显示，最多保留 ${String(kept)} 天。`,
  ];
  return richText(pieces);
}

function countsText({ questions, answered, refused, p50_ms, p95_ms }: AskedCounts): string {
  if (questions === 0) return "这段时间没有人提问。";
  const speed =
    p50_ms === null || p95_ms === null
      ? ""
      : `；用时 p50 ${String(Math.round(p50_ms))} 毫秒，p95 ${String(Math.round(p95_ms))} 毫秒`;
  return `提问 ${String(questions)} 次，答上 ${String(answered)}，没有依据 ${String(refused)}${speed}`;
}

function times(count: number): string {
  return `${String(count)} 次`;
}

function section(heading: string, lines: readonly string[]): RichPiece[] {
  if (lines.length === 0) return [];
  const rest = lines.length - mostLines;
  return [
    "\n\n",
    bold(heading),
    ...lines.slice(0, mostLines).map((line) => `\n· ${line}`),
    ...(rest > 0 ? [`\n……另有 ${String(rest)} 条，请到网页端查看`] : []),
  ];
}
