import { existsSync, renameSync, rmSync } from "node:fs";
import type { DatabaseSyncInstance } from "@photostructure/sqlite";
import { ConfigError } from "../../../errors.ts";
import { inTransaction, schemaVersionOf } from "../transaction.ts";

export interface SchemaUpgrade {
  /** Where the database lies; `:memory:` for a test. */
  readonly file: string;
  /** What this program writes. */
  readonly version: number;
  /** Creates the tables (`from` is 0) or brings those of version `from` to this program's. */
  readonly apply: (from: number) => void;
}

/**
 * Brings a file's tables up to this program's version, in one transaction. A file with rows in an older form
 * is copied first (`youju.db.before-v3`), for whoever has to go back.
 * @throws ConfigError when the file was written by a newer program.
 */
export function upgradeSchema(database: DatabaseSyncInstance, upgrade: SchemaUpgrade): void {
  const { file, version, apply } = upgrade;
  const found = schemaVersionOf(database);
  if (found === version) return;
  refuseNewer(found, upgrade);
  if (found > 0 && file !== ":memory:") keepCopy(database, `${file}.before-v${version}`);
  inTransaction(database, () => {
    // Asked again under the lock: another thread or process may have been first.
    const from = schemaVersionOf(database);
    refuseNewer(from, upgrade);
    if (from < version) apply(from);
    database.exec(`pragma user_version = ${version}`);
  });
}

function refuseNewer(found: number, { file, version }: SchemaUpgrade): void {
  if (found <= version) return;
  throw new ConfigError(
    `${file} 由更新版本的有据写成（第 ${found} 版，本程序用到第 ${version} 版）`,
    "请升级程序；要退回旧版，请用旧版做的备份恢复（youju restore）",
  );
}

/** Under another name until it is whole: whoever comes second finds a whole copy or makes its own. */
function keepCopy(database: DatabaseSyncInstance, copy: string): void {
  if (existsSync(copy)) return;
  const partial = `${copy}.${process.pid}.tmp`;
  rmSync(partial, { force: true });
  try {
    database.prepare("vacuum into ?").run(partial);
    renameSync(partial, copy);
  } finally {
    rmSync(partial, { force: true });
  }
}
