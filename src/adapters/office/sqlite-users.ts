import type { DatabaseSyncInstance } from "@photostructure/sqlite";
import type { StoredUser, UserStore } from "../../ports/user-store.ts";

interface UserRow {
  readonly id: string;
  readonly role: StoredUser["role"];
  readonly collections: string;
  readonly token_hash: string;
  readonly created_at: string;
  readonly revoked_at: string | null;
}

/** Every request asks who is asking, so the rows are read once and again only after a change. */
export function createSqliteUsers(database: DatabaseSyncInstance): UserStore {
  // Another number as soon as another connection has written to the file; our own writes are told below.
  const readVersion = database.prepare("pragma data_version");
  const readAll = database.prepare("select * from users order by id");
  let kept: { readonly version: number; readonly users: readonly StoredUser[] } | null = null;

  const write = (sql: string, ...values: readonly (string | null)[]): void => {
    database.prepare(sql).run(...values);
    kept = null;
  };
  return {
    all() {
      // Before the rows: a change in between is then seen the next time.
      const { data_version: version } = readVersion.get() as { data_version: number };
      if (kept?.version !== version)
        kept = { version, users: (readAll.all() as unknown as UserRow[]).map(toUser) };
      return kept.users;
    },
    insert: ({ id, role, collections, tokenHash, createdAt, revokedAt }) =>
      write(
        "insert into users (id, role, collections, token_hash, created_at, revoked_at) values (?, ?, ?, ?, ?, ?)",
        id,
        role,
        JSON.stringify(collections),
        tokenHash,
        createdAt,
        revokedAt,
      ),
    replaceToken: (id, hash) =>
      write("update users set token_hash = ?, revoked_at = null where id = ?", hash, id),
    replaceRights: (id, { role, collections }) =>
      write("update users set role = ?, collections = ? where id = ?", role, JSON.stringify(collections), id),
    revoke: (id, at) => write("update users set revoked_at = ? where id = ?", at, id),
    remove: (id) => write("delete from users where id = ?", id),
  };
}

function toUser(row: UserRow): StoredUser {
  return {
    id: row.id,
    role: row.role,
    collections: JSON.parse(row.collections) as StoredUser["collections"],
    tokenHash: row.token_hash,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
  };
}
