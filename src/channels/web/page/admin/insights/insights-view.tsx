import { Segmented, Skeleton } from "antd";
import { useCallback, useState } from "react";
import { fetchInsights } from "../../api/admin.ts";
import { LoadFailure } from "../../shared/load-failure.tsx";
import type { OpenSource } from "../../state/source-target.ts";
import { useFetched } from "../../state/use-fetched.ts";
import { texts } from "../../texts.ts";
import { CitedList } from "./cited-list.tsx";
import { DailyCharts } from "./daily-charts.tsx";
import { FeedbackList } from "./feedback-list.tsx";
import { Totals } from "./totals.tsx";
import { RepeatedQuestions, UnansweredTopics } from "./unanswered.tsx";

/** Days; longer than anything is kept none is offered. */
const spans = [7, 30, 90, 365] as const;

/** 使用情况: what was asked, what came of it, and what to do about it. Nothing here says who asked. */
export function InsightsView({ onOpen }: { onOpen: OpenSource }) {
  const { insights: words } = texts.admin;
  const [days, setDays] = useState<(typeof spans)[number]>(30);
  const fetchSpan = useCallback((signal: AbortSignal) => fetchInsights(days, signal), [days]);
  const { value: insights, failure, refresh } = useFetched(fetchSpan);
  if (failure !== null) return <LoadFailure message={failure} onRetry={refresh} />;
  if (insights === null) return <Skeleton active />;
  const empty = insights.total.questions === 0;
  return (
    <div className="admin-part">
      <div className="room-bar">
        <Segmented
          value={days}
          onChange={setDays}
          options={spans
            .filter((span) => span <= Math.max(insights.retention_days, spans[0]))
            .map((value) => ({ value, label: words.span(value) }))}
        />
        <span className="muted small">{words.privacy(insights.retention_days)}</span>
      </div>
      {empty ? (
        <p className="muted table-note">{words.none}</p>
      ) : (
        <>
          <Totals total={insights.total} />
          <DailyCharts insights={insights} />
          <div className="card-columns">
            <UnansweredTopics topics={insights.unanswered} />
            <CitedList cited={insights.cited} outdated={insights.outdated} onOpen={onOpen} />
          </div>
          <RepeatedQuestions questions={insights.repeated} />
        </>
      )}
      <FeedbackList feedback={insights.feedback} onOpen={onOpen} />
    </div>
  );
}
