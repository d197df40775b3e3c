import { Alert, Skeleton } from "antd";
import type { AuditEntry } from "../../../../domain/people/audit-log.ts";
import { fetchAudit } from "../api/admin.ts";
import { type Column, DataTable } from "../shared/data-table.tsx";
import { LoadFailure } from "../shared/load-failure.tsx";
import { useFetched } from "../state/use-fetched.ts";
import { actorName } from "../text/actor-name.ts";
import { localTime } from "../text/local-time.ts";
import { texts } from "../texts.ts";

const { audit: words } = texts.admin;

const columns: readonly Column<AuditEntry>[] = [
  { key: "at", title: words.at, render: ({ at }) => localTime(at) },
  { key: "actor", title: words.actor, render: ({ actor }) => actorName(actor) },
  { key: "action", title: words.action, render: ({ action }) => words.actions[action] },
  { key: "subject", title: words.subject, render: ({ subject }) => subject },
];

export function AuditList() {
  const { value, failure, refresh } = useFetched(fetchAudit);
  if (failure !== null) return <LoadFailure message={failure} onRetry={refresh} />;
  if (value === null) return <Skeleton active />;
  const { check, entries } = value;
  return (
    <div className="admin-part">
      <Alert
        type={check.brokenAt === null ? "success" : "error"}
        showIcon
        title={check.brokenAt === null ? words.whole(check.entries) : words.broken(check.brokenAt)}
      />
      <DataTable
        label={texts.admin.tabs.audit}
        columns={columns}
        rows={entries}
        rowKey={({ sequence }) => sequence}
        emptyText={words.none}
      />
    </div>
  );
}
