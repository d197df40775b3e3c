import type { DatabaseSyncInstance } from "@photostructure/sqlite";
import type { ReloadRecord } from "../../domain/operation/reload.ts";
import type { ReloadBasis } from "../../ports/store.ts";

/** Reports older than these are of no use to anyone. */
const keptReloads = 200;

/** How each reload went; only the newest basis is of use. */
export function createReloadTable(database: DatabaseSyncInstance) {
  const newest = database.prepare("select record from reloads order by id desc limit ?");
  const basis = database.prepare(
    "select basis from reloads where basis is not null order by id desc limit 1",
  );
  const insert = database.prepare("insert into reloads (record, basis) values (?, ?)");
  const dropBases = database.prepare("update reloads set basis = null where basis is not null and id < ?");
  const renew = database.prepare("update reloads set basis = ? where basis is not null");
  const dropOld = database.prepare("delete from reloads where basis is null and id <= ?");

  return {
    newest: (limit: number): ReloadRecord[] =>
      (newest.all(limit) as unknown as { record: string }[]).map(
        ({ record }) => JSON.parse(record) as ReloadRecord,
      ),

    lastBasis(): ReloadBasis | null {
      const row = basis.get() as { basis: string } | undefined;
      return row === undefined ? null : (JSON.parse(row.basis) as ReloadBasis);
    },

    /** The set was looked at again and nothing else happened. */
    renewBasis: (given: ReloadBasis): void => void renew.run(JSON.stringify(given)),

    add(record: ReloadRecord, given: ReloadBasis | null): void {
      const { lastInsertRowid } = insert.run(
        JSON.stringify(record),
        given === null ? null : JSON.stringify(given),
      );
      if (given !== null) dropBases.run(lastInsertRowid);
      dropOld.run(Number(lastInsertRowid) - keptReloads);
    },
  };
}
