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

export function createSqliteUsers(database: DatabaseSyncInstance): UserStore {
  const one = (sql: string, value: string): StoredUser | null => {
    const row = database.prepare(sql).get(value) as unknown as UserRow | undefined;
    return row === undefined ? null : toUser(row);
  };
  return {
    all: () =>
      (database.prepare("select * from users order by id").all() as unknown as UserRow[]).map(toUser),
    find: (id) => one("select * from users where id = ?", id),
    findByTokenHash: (hash) => one("select * from users where token_hash = ?", hash),
    insert(user) {
      database
        .prepare(
          "insert into users (id, role, collections, token_hash, created_at, revoked_at) values (?, ?, ?, ?, ?, ?)",
        )
        .run(
          user.id,
          user.role,
          JSON.stringify(user.collections),
          user.tokenHash,
          user.createdAt,
          user.revokedAt,
        );
    },
    replaceToken(id, hash) {
      database.prepare("update users set token_hash = ?, revoked_at = null where id = ?").run(hash, id);
    },
    revoke(id, at) {
      database.prepare("update users set revoked_at = ? where id = ?").run(at, id);
    },
    remove(id) {
      database.prepare("delete from users where id = ?").run(id);
    },
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
