import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openOfficeDatabase } from "../../../../src/adapters/office/office-database.ts";
import { createSqliteUsers } from "../../../../src/adapters/office/sqlite-users.ts";

const user = {
  id: "王五",
  role: "staff",
  collections: ["policies"],
  tokenHash: "aa",
  createdAt: "2026-01-01T00:00:00.000Z",
  revokedAt: null,
} as const;

it("reads the rows again only after a change, by this connection or another", () => {
  const folder = mkdtempSync(join(tmpdir(), "youju-users-"));
  const [here, there] = [0, 1].map(() => openOfficeDatabase(join(folder, "office.db")));
  const [users, others] = [createSqliteUsers(here!), createSqliteUsers(there!)];
  const empty = users.all();
  expect(users.all()).toBe(empty);
  others.insert(user);
  const one = users.all();
  expect(one).toEqual([user]);
  expect(users.all()).toBe(one);
  users.replaceRights(user.id, { role: "admin", collections: "all" });
  expect(users.all()).toEqual([{ ...user, role: "admin", collections: "all" }]);
  expect(others.all()).toEqual(users.all());
  others.revoke(user.id, "2026-02-02T00:00:00.000Z");
  expect(users.all()[0]?.revokedAt).toBe("2026-02-02T00:00:00.000Z");
  users.replaceToken(user.id, "bb");
  expect(others.all()[0]).toMatchObject({ tokenHash: "bb", revokedAt: null });
  others.remove(user.id);
  expect(users.all()).toEqual([]);
  here!.close();
  there!.close();
  rmSync(folder, { recursive: true });
});
