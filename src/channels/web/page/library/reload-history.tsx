import { useState } from "react";
import type { ReloadRecord } from "../../../../domain/operation/reload.ts";
import { fetchReloads } from "../api/library.ts";
import { type Column, DataTable } from "../shared/data-table.tsx";
import { FileReasons } from "../shared/file-reasons.tsx";
import { LoadFailure } from "../shared/load-failure.tsx";
import { useFetched } from "../state/use-fetched.ts";
import { actorName } from "../text/actor-name.ts";
import { duration } from "../text/figures.ts";
import { localTime } from "../text/local-time.ts";
import { texts } from "../texts.ts";

const { library } = texts;
const names = library.historyColumns;

const columns: readonly Column<ReloadRecord>[] = [
  { key: "at", title: names.at, render: ({ started_at: at }) => localTime(at) },
  {
    key: "by",
    title: names.by,
    wideOnly: true,
    render: ({ by }) => actorName(by),
  },
  {
    key: "outcome",
    title: names.outcome,
    wraps: true,
    render: ({ report, error }) =>
      report === null ? (
        <span className="small">{error}</span>
      ) : (
        <>
          {library.outcome(report.added, report.changed, report.removed)}
          {report.rejected.length > 0 && (
            <details>
              <summary className="small">{texts.reload.rejected(report.rejected.length)}</summary>
              <FileReasons files={report.rejected} />
            </details>
          )}
        </>
      ),
  },
  {
    key: "took",
    title: names.took,
    numeric: true,
    wideOnly: true,
    render: ({ report }) => (report === null ? "—" : duration(report.took_ms)),
  },
];

/** How the last updates went; fetched when somebody looks. */
export function ReloadHistory() {
  const [shown, setShown] = useState(false);
  return (
    <details className="history" onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{library.history}</summary>
      {shown && <HistoryTable />}
    </details>
  );
}

function HistoryTable() {
  const { value: reloads, failure, refresh } = useFetched(fetchReloads);
  if (failure !== null) return <LoadFailure message={failure} onRetry={refresh} />;
  return (
    <DataTable
      label={library.history}
      columns={columns}
      rows={reloads ?? []}
      rowKey={({ started_at: at, generation }) => `${at}#${generation}`}
      emptyText={library.historyNone}
    />
  );
}
