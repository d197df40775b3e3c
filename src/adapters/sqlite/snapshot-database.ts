import { DatabaseSync } from "@photostructure/sqlite";

/**
 * A whole, consistent copy of a database, also while other processes write to it. Blocks until it is done.
 * @throws when the database is damaged or the disk is full; a partial copy is the caller's to remove.
 */
export function snapshotDatabase(from: string, to: string): void {
  const database = new DatabaseSync(from, { readOnly: true });
  try {
    database.exec("pragma busy_timeout = 5000");
    database.prepare("vacuum into ?").run(to);
  } finally {
    database.close();
  }
}
