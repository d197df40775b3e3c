import { Alert, Button, Popconfirm } from "antd";
import { useState } from "react";
import type { User } from "../../../../../domain/people/user.ts";
import { changeRights, fetchUsers, revokeUser, rotateToken } from "../../api/admin.ts";
import { messageOf } from "../../api/http.ts";
import { type Column, DataTable } from "../../shared/data-table.tsx";
import { LoadFailure } from "../../shared/load-failure.tsx";
import { PlusIcon } from "../../shared/icons.tsx";
import { useFetched } from "../../state/use-fetched.ts";
import { localTime } from "../../text/local-time.ts";
import { texts } from "../../texts.ts";
import { ChangeRightsForm } from "./change-rights-form.tsx";
import { AddUserForm } from "./add-user-form.tsx";
import { type ShownToken, TokenNotice } from "./token-notice.tsx";

export function UserList({ loginRequired }: { loginRequired: boolean }) {
  const { users: words } = texts.admin;
  const { value: users, failure, refresh } = useFetched(fetchUsers);
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<User | null>(null);
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

  const columns: readonly Column<User>[] = [
    { key: "id", title: words.name, render: ({ id }) => id },
    { key: "role", title: words.role, render: ({ role }) => words.roles[role] },
    {
      key: "collections",
      title: words.collections,
      render: ({ collections }) => (collections === "all" ? words.all : collections.join("、")),
    },
    {
      key: "created",
      title: words.created,
      wideOnly: true,
      render: ({ createdAt }) => localTime(createdAt),
    },
    {
      key: "state",
      title: words.state,
      render: ({ revokedAt }) => (
        <span className={revokedAt === null ? "badge badge-good" : "badge badge-plain"}>
          {revokedAt === null ? words.good : words.revoked}
        </span>
      ),
    },
    {
      key: "actions",
      title: "",
      render: (user) => {
        const { id, revokedAt } = user;
        return (
          <span className="user-actions">
            {revokedAt === null && (
              <Button type="text" size="small" onClick={() => setChanging(user)}>
                {words.change}
              </Button>
            )}
            <Confirmed title={words.confirmRotate} label={words.rotate} onConfirm={() => void rotate(id)} />
            {revokedAt === null && (
              <Confirmed
                title={words.confirmRevoke}
                label={words.revoke}
                onConfirm={() => void change(() => revokeUser(id))}
              />
            )}
          </span>
        );
      },
    },
  ];
  return (
    <div className="admin-part">
      {adding ? (
        <AddUserForm
          isFirst={!loginRequired && users?.length === 0}
          onClose={() => setAdding(false)}
          onAdded={(added) => {
            setAdding(false);
            setToken(added);
            refresh();
          }}
        />
      ) : (
        <div>
          <Button icon={<PlusIcon />} onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        </div>
      )}
      {changing !== null && (
        <ChangeRightsForm
          key={changing.id}
          user={changing}
          onClose={() => setChanging(null)}
          onSave={(rights) => {
            setChanging(null);
            void change(() => changeRights(changing.id, rights));
          }}
        />
      )}
      {failure !== null && <LoadFailure message={failure} onRetry={refresh} />}
      {fault !== null && <Alert type="warning" showIcon title={fault} />}
      {token !== null && <TokenNotice shown={token} onClose={() => setToken(null)} />}
      {users !== null && (
        <DataTable
          label={texts.admin.tabs.users}
          columns={columns}
          rows={users}
          rowKey={({ id }) => id}
          emptyText={words.none}
        />
      )}
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
