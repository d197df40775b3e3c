import { DatabaseSync } from "@photostructure/sqlite";
import { describeError } from "../../../errors.ts";

/** Walks through every page of a database others may be using; null when it is whole, else what is wrong. */
export function checkDatabase(file: string): string | null {
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      const rows = database.prepare("pragma quick_check(1)").all() as { quick_check: string }[];
      return rows[0]?.quick_check === "ok" ? null : "有损坏的页";
    } finally {
      database.close();
    }
  } catch (error) {
    return describeError(error);
  }
}

export function sqliteVersion(): string {
  const database = new DatabaseSync(":memory:");
  try {
    return (database.prepare("select sqlite_version() as version").get() as { version: string }).version;
  } finally {
    database.close();
  }
}
