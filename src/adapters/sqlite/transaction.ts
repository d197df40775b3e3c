import type { DatabaseSyncInstance } from "@photostructure/sqlite";

/** Runs `work` as one write: all of it or nothing. @throws what `work` or the commit throws. */
export function inTransaction<Result>(database: DatabaseSyncInstance, work: () => Result): Result {
  database.exec("begin immediate");
  try {
    const result = work();
    database.exec("commit");
    return result;
  } catch (error) {
    rollback(database);
    throw error;
  }
}

/** A full disk makes SQLite roll back by itself; what went wrong first is what is reported. */
function rollback(database: DatabaseSyncInstance): void {
  try {
    database.exec("rollback");
  } catch {
    // No transaction was left to roll back.
  }
}

/** The number a program wrote into the file's head; 0 in a new one. */
export function schemaVersionOf(database: DatabaseSyncInstance): number {
  return (database.prepare("pragma user_version").get() as { user_version: number }).user_version;
}
