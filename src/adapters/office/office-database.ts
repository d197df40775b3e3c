import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";
import { inTransaction, schemaVersionOf } from "../sqlite/transaction.ts";

/**
 * What the office itself made, in a file of its own: the index beside it can be thrown away and built
 * again, this cannot. Each entry brings the file one version further; never change one that shipped.
 */
const migrations: readonly string[] = [
  `create table users (
     id text primary key,
     role text not null check (role in ('staff', 'admin')),
     collections text not null,
     token_hash text not null unique,
     created_at text not null,
     revoked_at text
   ) without rowid;
   create table audit (
     sequence integer primary key,
     at text not null,
     actor text not null,
     action text not null,
     subject text not null,
     hash text not null
   );
   create trigger audit_keeps_lines before delete on audit begin select raise(abort, 'audit lines stay'); end;
   create trigger audit_keeps_words before update on audit begin select raise(abort, 'audit lines stay'); end;`,
];

/** @throws Error when the file is damaged or was written by a newer program. */
export function openOfficeDatabase(file: string): DatabaseSyncInstance {
  const database = new DatabaseSync(file);
  try {
    database.exec("pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full");
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function migrate(database: DatabaseSyncInstance): void {
  if (schemaVersionOf(database) === migrations.length) return;
  inTransaction(database, () => {
    // Asked again under the lock: another process may have migrated meanwhile.
    const version = schemaVersionOf(database);
    if (version > migrations.length)
      throw new Error(`office database ${version} is newer than ${migrations.length}`);
    for (const step of migrations.slice(version)) database.exec(step);
    database.exec(`pragma user_version = ${migrations.length}`);
  });
}
