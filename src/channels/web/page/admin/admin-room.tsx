import type { Status } from "../api/youju.ts";
import type { OpenSource } from "../state/source-target.ts";
import { hashOf } from "../state/use-room.ts";
import { texts } from "../texts.ts";
import { AuditList } from "./audit-list.tsx";
import { EvaluationList } from "./evaluation-list.tsx";
import { InsightsView } from "./insights/insights-view.tsx";
import { InstallationView } from "./installation/installation-view.tsx";
import { ExplainSearch } from "./search/explain-search.tsx";
import { UserList } from "./users/user-list.tsx";
import "../styles/admin.css";
import "../styles/charts.css";

interface AdminRoomProps {
  readonly status: Status;
  /** The tab that the address names. */
  readonly tab: string;
  readonly onOpen: OpenSource;
}

/** 管理: how the service stands, what it is asked, who may use it, and who did what. */
export function AdminRoom({ status, tab, onOpen }: AdminRoomProps) {
  const { admin } = texts;
  const views = {
    state: () => <InstallationView status={status} />,
    insights: () => <InsightsView onOpen={onOpen} />,
    users: () => <UserList loginRequired={status.login_required} />,
    explain: () => <ExplainSearch onOpen={onOpen} />,
    evaluations: () => <EvaluationList />,
    audit: () => <AuditList />,
  };
  const keys = Object.keys(views) as (keyof typeof views)[];
  const shown = keys.find((key) => key === tab) ?? "state";
  return (
    <div className="room is-wide">
      <h2 className="room-title">{admin.title}</h2>
      <nav className="tab-links" aria-label={admin.title}>
        {keys.map((key) => (
          <a key={key} href={hashOf("admin", key)} aria-current={key === shown ? "page" : undefined}>
            {admin.tabs[key]}
          </a>
        ))}
      </nav>
      {views[shown]()}
    </div>
  );
}
