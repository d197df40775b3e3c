import { Alert, Skeleton } from "antd";
import { fetchInstallation } from "../../api/admin.ts";
import type { Status } from "../../api/youju.ts";
import { LoadFailure } from "../../shared/load-failure.tsx";
import { useFetched } from "../../state/use-fetched.ts";
import { texts } from "../../texts.ts";
import { ModelHealth } from "./model-health.tsx";
import { OutgoingList } from "./outgoing-list.tsx";
import { SettingsList } from "./settings-list.tsx";
import { StateView } from "./state-view.tsx";

/** 概况: how the service stands, what leaves the machine, and the settings in force. */
export function InstallationView({ status }: { status: Status }) {
  const { value: report, failure, refresh } = useFetched(fetchInstallation);
  const { state: words } = texts.admin;
  return (
    <div className="admin-part">
      {status.notices.map((notice) => (
        <Alert key={notice} type="info" showIcon title={notice} />
      ))}
      {failure !== null && <LoadFailure message={failure} onRetry={refresh} />}
      {report?.checks
        .filter(({ ok }) => !ok)
        .map(({ name, detail, fix }) => (
          <Alert key={name} type="warning" showIcon title={`${name}：${detail}`} description={fix} />
        ))}
      <div className="card-columns">
        <section className="card">
          <div className="card-head">
            <h3>{words.title}</h3>
          </div>
          <StateView status={status} />
        </section>
        <section className="card">
          <div className="card-head">
            <h3>{words.outgoing}</h3>
          </div>
          {report === null ? <Skeleton active title={false} /> : <OutgoingList outgoing={report.outgoing} />}
        </section>
      </div>
      <ModelHealth mode={status.mode} />
      {report !== null && <SettingsList settings={report.settings} />}
    </div>
  );
}
