import { Skeleton } from "antd";
import type { EvaluationRecord } from "../../../../domain/operation/evaluation-record.ts";
import { fetchEvaluations } from "../api/admin.ts";
import { LineChart } from "../shared/charts/line-chart.tsx";
import { type Column, DataTable } from "../shared/data-table.tsx";
import { LoadFailure } from "../shared/load-failure.tsx";
import { useFetched } from "../state/use-fetched.ts";
import { percent, shortDay } from "../text/figures.ts";
import { localTime } from "../text/local-time.ts";
import { texts } from "../texts.ts";

const { evaluations: words } = texts.admin;

const columns: readonly Column<EvaluationRecord>[] = [
  { key: "at", title: words.at, render: ({ at }) => localTime(at) },
  { key: "name", title: words.name, render: ({ name }) => name },
  { key: "questions", title: words.questions, numeric: true, render: ({ questions }) => questions },
  { key: "recall1", title: words.recall1, numeric: true, render: ({ recall }) => percent(recall["1"]) },
  { key: "recall5", title: words.recall5, numeric: true, render: ({ recall }) => percent(recall["5"]) },
  { key: "mrr", title: words.mrr, numeric: true, wideOnly: true, render: ({ mrr10 }) => mrr10.toFixed(3) },
  {
    key: "included",
    title: words.included,
    numeric: true,
    render: ({ included }) => (included === null ? "—" : percent(included)),
  },
  {
    key: "generation",
    title: words.generation,
    numeric: true,
    wideOnly: true,
    render: ({ generation }) => generation,
  },
];

/** 评测: how well questions with known answers came out, over time. Only runs over the same questions share a line. */
export function EvaluationList() {
  const { value: runs, failure, refresh } = useFetched(fetchEvaluations);
  if (failure !== null) return <LoadFailure message={failure} onRetry={refresh} />;
  if (runs === null) return <Skeleton active />;
  const newest = runs[0];
  const comparable = runs.filter((run) => run.questionsHash === newest?.questionsHash).reverse();
  return (
    <div className="admin-part">
      <p className="muted">{words.lead}</p>
      {comparable.length > 1 && (
        <div className="card">
          <LineChart
            label={words.chart(newest?.name ?? "")}
            names={comparable.map(({ at }) => shortDay(at.slice(0, 10)))}
            format={percent}
            top={1}
            lines={[
              { name: words.recall1, tone: 1, values: comparable.map(({ recall }) => recall["1"]) },
              { name: words.recall5, tone: 3, values: comparable.map(({ recall }) => recall["5"]) },
              { name: words.included, tone: 2, values: comparable.map(({ included }) => included) },
            ]}
          />
        </div>
      )}
      <DataTable
        label={texts.admin.tabs.evaluations}
        columns={columns}
        rows={runs}
        rowKey={({ at, questionsHash }) => `${at}#${questionsHash}`}
        emptyText={words.none}
      />
    </div>
  );
}
