import { openOfficeDatabase } from "../../src/adapters/office/office-database.ts";
import { createSqliteAuditLog } from "../../src/adapters/office/sqlite-audit-log.ts";
import { createSqliteUsers } from "../../src/adapters/office/sqlite-users.ts";
import { createPeople } from "../../src/operations/people.ts";
import type { AuditLog } from "../../src/domain/people/audit-log.ts";
import type { People } from "../../src/domain/people/people.ts";

export interface OfficeTokens {
  readonly adminToken: string | null;
  readonly staffToken: string | null;
}

export interface TestOffice {
  readonly people: People;
  readonly audit: AuditLog;
}

/** Users and audit log in memory. */
export function createTestOffice({
  adminToken = null,
  staffToken = null,
}: Partial<OfficeTokens> = {}): TestOffice {
  const database = openOfficeDatabase(":memory:");
  const audit = createSqliteAuditLog(database);
  const people = createPeople({ users: createSqliteUsers(database), audit, adminToken, staffToken });
  return { people, audit };
}
