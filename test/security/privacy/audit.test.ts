import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runLine } from "../../support/cli-harness.ts";
import { openOffice, type Office } from "../../../src/roots/office-app.ts";

let dataDir: string;
let office: Office;
const lines = 12;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "youju-audit-"));
  office = openOffice({ dataDir, adminToken: null, staffToken: null });
  for (let n = 1; n <= lines; n += 1)
    office.audit.append({ actor: "local", action: "upload", subject: `policies/${String(n)}.md` });
});
afterEach(() => {
  office.close();
  rmSync(dataDir, { recursive: true });
});

/** As whoever has the file and another program: without the triggers that keep the lines. */
function tamper(sql: string): void {
  const database = new DatabaseSync(join(dataDir, "office.db"));
  database.exec("drop trigger audit_keeps_lines; drop trigger audit_keeps_words");
  database.exec(sql);
  database.close();
}

describe("the audit log", () => {
  it("is whole as it is written, and refuses to be changed through the program's own file", () => {
    expect(office.audit.verify()).toMatchObject({ entries: lines, brokenAt: null });
    const database = new DatabaseSync(join(dataDir, "office.db"));
    for (const sql of ["delete from audit", "update audit set actor = 'x'"])
      expect(() => database.exec(sql)).toThrow("audit lines stay");
    database.close();
  });

  it.each([
    ["a changed word", "update audit set subject = 'policies/x.md' where sequence = 5", 5],
    ["a changed actor", "update audit set actor = 'nobody' where sequence = 1", 1],
    ["a changed time", "update audit set at = '2001-01-01T00:00:00.000Z' where sequence = 12", 12],
    ["a line taken out", "delete from audit where sequence = 6", 6],
    ["the first line taken out", "delete from audit where sequence = 1", 1],
    ["the last lines cut off", "delete from audit where sequence > 9", 10],
    ["all of it cut off", "delete from audit", 1],
    [
      "two lines in another order",
      "update audit set sequence = 99 where sequence = 3; update audit set sequence = 3 where sequence = 4; update audit set sequence = 4 where sequence = 99",
      3,
    ],
    [
      "a line put in",
      "insert into audit select 13, at, actor, action, 'policies/13.md', hash from audit where sequence = 12",
      13,
    ],
    ["the note of its end taken away", "delete from audit_head", 1],
    [
      "the last lines cut off, and the note of the end turned back",
      "delete from audit where sequence > 9; update audit_head set sequence = 9",
      10,
    ],
    ["a hash of one's own", "update audit set hash = '00' where sequence = 7", 7],
  ])("shows %s", async (_name, sql, at) => {
    tamper(sql);
    expect(office.audit.verify().brokenAt).toBe(at);
    const said = await runLine(["audit", "verify"], { office });
    expect(said.code).toBe(1);
    expect(said.err).toContain(`第 ${String(at)} 条`);
  });
});
