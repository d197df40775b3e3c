import { Alert, Button, Popconfirm, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import type { User } from "../../../../domain/user.ts";
import { fetchUsers, revokeUser, rotateToken } from "../api/admin.ts";
import { messageOf } from "../api/http.ts";
import { LoadFailure } from "../shared/load-failure.tsx";
import { PlusIcon } from "../shared/icons.tsx";
import { useFetched } from "../state/use-fetched.ts";
import { localTime } from "../text/local-time.ts";
import { texts } from "../texts.ts";
import { AddUserForm } from "./add-user-form.tsx";
import { type ShownToken, TokenNotice } from "./token-notice.tsx";

export function UserList() {
  const { users: words } = texts.admin;
  const { value: users, failure, refresh } = useFetched(fetchUsers);
  const [adding, setAdding] = useState(false);
  const [token, setToken] = useState<ShownToken | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  const change = async (work: () => Promise<void>): Promise<void> => {
    try {
      setFault(null);
      await work();
      refresh();
    } catch (error) {
      setFault(messageOf(error));
    }
  };
  const rotate = (id: string): Promise<void> =>
    change(async () => setToken({ id, token: await rotateToken(id) }));

  const columns: TableColumnsType<User> = [
    { title: words.name, dataIndex: "id" },
    { title: words.role, render: (_, { role }) => words.roles[role] },
    {
      title: words.collections,
      render: (_, { collections }) => (collections === "all" ? words.all : collections.join("、")),
    },
    { title: words.created, responsive: ["md"], render: (_, { createdAt }) => localTime(createdAt) },
    {
      title: words.state,
      render: (_, { revokedAt }) => (
        <span className={revokedAt === null ? "badge badge-good" : "badge badge-plain"}>
          {revokedAt === null ? words.good : words.revoked}
        </span>
      ),
    },
    {
      render: (_, { id, revokedAt }) => (
        <span className="user-actions">
          <Confirmed title={words.confirmRotate} label={words.rotate} onConfirm={() => void rotate(id)} />
          {revokedAt === null && (
            <Confirmed
              title={words.confirmRevoke}
              label={words.revoke}
              onConfirm={() => void change(() => revokeUser(id))}
            />
          )}
        </span>
      ),
    },
  ];
  return (
    <div className="admin-part">
      <div>
        <Button icon={<PlusIcon />} onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      </div>
      {failure !== null && <LoadFailure message={failure} onRetry={refresh} />}
      {fault !== null && <Alert type="warning" showIcon title={fault} />}
      {token !== null && <TokenNotice shown={token} onClose={() => setToken(null)} />}
      <Table
        size="middle"
        rowKey="id"
        loading={users === null && failure === null}
        columns={columns}
        dataSource={[...(users ?? [])]}
        locale={{ emptyText: words.none }}
        pagination={false}
        scroll={{ x: "max-content" }}
      />
      <AddUserForm
        open={adding}
        onClose={() => setAdding(false)}
        onAdded={(added) => {
          setAdding(false);
          setToken(added);
          refresh();
        }}
      />
    </div>
  );
}

function Confirmed({ title, label, onConfirm }: { title: string; label: string; onConfirm: () => void }) {
  const { ok, cancel } = texts.admin.users;
  return (
    <Popconfirm title={title} okText={ok} cancelText={cancel} onConfirm={onConfirm}>
      <Button type="text" size="small">
        {label}
      </Button>
    </Popconfirm>
  );
}
