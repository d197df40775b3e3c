import type { DatabaseSyncInstance } from "@photostructure/sqlite";
import { describe, expect, it } from "vitest";
import { openOfficeDatabase } from "../../../../src/adapters/office/office-database.ts";
import { createSqliteAuditLog } from "../../../../src/adapters/office/sqlite-audit-log.ts";

function filled(): DatabaseSyncInstance {
  const database = openOfficeDatabase(":memory:");
  const log = createSqliteAuditLog(database);
  for (const subject of ["a", "b", "c", "d"]) log.append({ actor: "local", action: "user-added", subject });
  return database;
}

describe("the audit log", () => {
  it("is whole after adding lines", () => {
    expect(createSqliteAuditLog(filled()).verify()).toMatchObject({ entries: 4, brokenAt: null });
    expect(createSqliteAuditLog(openOfficeDatabase(":memory:")).verify()).toMatchObject({
      entries: 0,
      brokenAt: null,
    });
  });

  it.each(["update audit set subject = 'x' where sequence = 2", "delete from audit where sequence = 2"])(
    "refuses %s",
    (sql) => {
      expect(() => filled().exec(sql)).toThrow("audit lines stay");
    },
  );

  it.each([
    ["a changed word", "update audit set actor = 'x' where sequence = 2", 2],
    ["a line taken out", "delete from audit where sequence = 2", 2],
    ["the first line taken out", "delete from audit where sequence = 1", 1],
    [
      "a line put in",
      "insert into audit select 5, at, actor, action, subject, hash from audit where sequence = 4",
      5,
    ],
    [
      "two lines exchanged",
      "update audit set subject = case sequence when 2 then 'c' else 'b' end where sequence in (2, 3)",
      2,
    ],
  ])("finds %s by whoever went round the triggers", (_name, sql, brokenAt) => {
    const database = filled();
    database.exec("drop trigger audit_keeps_lines; drop trigger audit_keeps_words");
    database.exec(sql);
    expect(createSqliteAuditLog(database).verify().brokenAt).toBe(brokenAt);
  });
});
