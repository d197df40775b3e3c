import { Alert, Table, type TableColumnsType } from "antd";
import type { AuditEntry } from "../../../../domain/audit-log.ts";
import { fetchAudit } from "../api/admin.ts";
import { LoadFailure } from "../shared/load-failure.tsx";
import { useFetched } from "../state/use-fetched.ts";
import { localTime } from "../text/local-time.ts";
import { texts } from "../texts.ts";

const { audit: words } = texts.admin;

const columns: TableColumnsType<AuditEntry> = [
  { title: words.at, render: (_, { at }) => localTime(at) },
  { title: words.actor, dataIndex: "actor" },
  { title: words.action, render: (_, { action }) => words.actions[action] },
  { title: words.subject, dataIndex: "subject" },
];

export function AuditList() {
  const { value, failure, refresh } = useFetched(fetchAudit);
  if (failure !== null) return <LoadFailure message={failure} onRetry={refresh} />;
  const check = value?.check;
  return (
    <div className="admin-part">
      {check !== undefined && (
        <Alert
          type={check.brokenAt === null ? "success" : "error"}
          showIcon
          title={check.brokenAt === null ? words.whole(check.entries) : words.broken(check.brokenAt)}
        />
      )}
      <Table
        size="middle"
        rowKey="sequence"
        loading={value === null}
        columns={columns}
        dataSource={[...(value?.entries ?? [])]}
        pagination={{ defaultPageSize: 50, hideOnSinglePage: true }}
        scroll={{ x: "max-content" }}
      />
    </div>
  );
}
