import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";
import { ConfigError } from "../../errors.ts";
import { isDamage } from "../sqlite/damaged-file.ts";
import { upgradeSchema } from "../sqlite/upkeep/upgrade-schema.ts";

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
  // Where the log ends: lines cut off at its end would break no chain.
  `create table audit_head (one integer primary key check (one = 1), sequence integer not null, hash text not null);
   insert into audit_head select 1, sequence, hash from audit order by sequence desc limit 1;`,
];

/** @throws ConfigError when the file is damaged or was written by a newer program. */
export function openOfficeDatabase(file: string): DatabaseSyncInstance {
  const database = new DatabaseSync(file);
  try {
    database.exec("pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full");
    upgradeSchema(database, {
      file,
      version: migrations.length,
      apply(from) {
        for (const step of migrations.slice(from)) database.exec(step);
      },
    });
    return database;
  } catch (error) {
    database.close();
    if (!isDamage(error)) throw error;
    // Never begun anew by itself: without its users an office would stand open.
    throw new ConfigError(
      `${file} 已损坏（里面是用户和审计日志）`,
      "请用 youju restore 恢复最近的备份；没有备份时把它改名，再用 youju users add 重新建用户",
      { cause: error },
    );
  }
}
