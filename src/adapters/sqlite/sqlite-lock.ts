import { DatabaseSync } from "@photostructure/sqlite";
import type { HeldLock } from "../../ports/lock.ts";

/** SQLITE_BUSY: someone else holds the lock. */
const busy = 5;

/**
 * A lock the operating system drops when its process dies: SQLite's own file lock on an otherwise
 * empty database. `exclusive` is held by one, `shared` by many; null when someone else is in the way.
 * @throws when the lock file itself cannot be opened or written.
 */
export function tryLock(file: string, mode: "shared" | "exclusive"): HeldLock | null {
  const database = new DatabaseSync(file);
  try {
    database.exec("pragma busy_timeout = 0");
    if (mode === "exclusive") database.exec("begin exclusive");
    else {
      // The first read inside a transaction takes the shared lock and holds it. Not prepared: a statement
      // keeps the file open until it is collected, and Windows removes no open file.
      database.exec("begin; select count(*) from sqlite_schema");
    }
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === busy) return null;
    throw error;
  }
  let held = true;
  return {
    release(): void {
      if (!held) return;
      held = false;
      database.exec("rollback");
      database.close();
    },
  };
}
