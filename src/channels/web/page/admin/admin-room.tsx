import { Tabs } from "antd";
import type { Status } from "../api/youju.ts";
import { texts } from "../texts.ts";
import { AuditList } from "./audit-list.tsx";
import { StateView } from "./state-view.tsx";
import { UserList } from "./user-list.tsx";
import "../styles/admin.css";

/** 管理: how the service stands, who may use it, and who did what. */
export function AdminRoom({ status }: { status: Status }) {
  const { admin } = texts;
  return (
    <div className="room is-wide">
      <h2 className="room-title">{admin.title}</h2>
      <Tabs
        items={[
          { key: "state", label: admin.tabs.state, children: <StateView status={status} /> },
          { key: "users", label: admin.tabs.users, children: <UserList /> },
          { key: "audit", label: admin.tabs.audit, children: <AuditList /> },
        ]}
      />
    </div>
  );
}
