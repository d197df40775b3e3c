import { join } from "node:path";
import { openOfficeDatabase } from "./adapters/office/office-database.ts";
import { createSqliteAuditLog } from "./adapters/office/sqlite-audit-log.ts";
import { createSqliteUsers } from "./adapters/office/sqlite-users.ts";
import type { AppOptions } from "./app.ts";
import type { AuditLog } from "./domain/audit-log.ts";
import type { People } from "./domain/people.ts";
import { prepareDataFolder } from "./ingestion/generation/prepare-data-folder.ts";
import { createPeople, type PeopleOptions } from "./operations/people.ts";

/** What the office itself made: its users and its audit log. */
export interface Office {
  readonly people: People;
  readonly audit: AuditLog;
  close(): void;
}

/** @throws ConfigError when the data folder or the file in it cannot be used. */
export function openOffice(
  options: Pick<AppOptions, "dataDir"> & Pick<PeopleOptions, "adminToken" | "staffToken">,
): Office {
  prepareDataFolder(options.dataDir);
  const database = openOfficeDatabase(join(options.dataDir, "office.db"));
  const audit = createSqliteAuditLog(database);
  const people = createPeople({ ...options, users: createSqliteUsers(database), audit });
  return { people, audit, close: () => database.close() };
}
