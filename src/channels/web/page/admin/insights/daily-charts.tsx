import type { Insights } from "../../../../../domain/operation/insights.ts";
import { LineChart } from "../../shared/charts/line-chart.tsx";
import { StackedBars } from "../../shared/charts/stacked-bars.tsx";
import { daysBetween, duration, shortDay } from "../../text/figures.ts";
import { texts } from "../../texts.ts";

/** Questions and waiting times, day by day; days without any are gaps, not missing. */
export function DailyCharts({ insights }: { insights: Insights }) {
  const { charts: words } = texts.admin.insights;
  const days = daysBetween(insights.from, insights.to);
  const byDay = new Map(insights.daily.map((counts) => [counts.day, counts]));
  const names = days.map(shortDay);
  const counted = (key: "answered" | "refused" | "chat"): number[] =>
    days.map((day) => byDay.get(day)?.[key] ?? 0);
  const timed = (key: "p50_ms" | "p95_ms"): (number | null)[] =>
    days.map((day) => byDay.get(day)?.[key] ?? null);
  return (
    <div className="card-columns">
      <div className="card">
        <StackedBars
          label={words.questions}
          names={names}
          parts={[
            { name: words.answered, tone: 1, values: counted("answered") },
            { name: words.refused, tone: 2, values: counted("refused") },
            { name: words.chat, tone: 3, values: counted("chat") },
          ]}
        />
      </div>
      <div className="card">
        <LineChart
          label={words.latency}
          names={names}
          format={duration}
          formatTick={(ms) => String(ms / 1000)}
          lines={[
            { name: words.middle, tone: 1, values: timed("p50_ms") },
            { name: words.slow, tone: 2, values: timed("p95_ms") },
          ]}
        />
      </div>
    </div>
  );
}
