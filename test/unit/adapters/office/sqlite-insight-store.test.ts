import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openInsightKey } from "../../../../src/adapters/office/insight-key.ts";
import {
  openOrReplaceInsightStore,
  openSqliteInsightStore,
} from "../../../../src/adapters/office/sqlite-insight-store.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "youju-insights-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the insight store's file", () => {
  it("is renamed when it is damaged, and begun anew", () => {
    const file = join(folder, "insights.db");
    writeFileSync(file, "not a database, but long enough to look like one".repeat(40));
    let told = 0;
    openOrReplaceInsightStore(file, () => (told += 1)).close();
    expect(told).toBe(1);
    expect(existsSync(`${file}.damaged`)).toBe(true);
  });

  it("is refused when a newer program wrote it", () => {
    const file = join(folder, "insights.db");
    const database = new DatabaseSync(file);
    database.exec("pragma user_version = 99");
    database.close();
    expect(() => openOrReplaceInsightStore(file, () => {})).toThrow("newer");
  });

  it("is shared by two processes, and fails rather than wait when one holds it", () => {
    const file = join(folder, "insights.db");
    const store = openSqliteInsightStore(file);
    const other = new DatabaseSync(file);
    other.exec("begin immediate");
    expect(() => store.add([])).toThrow("locked");
    other.exec("rollback");
    other.close();
    store.add([]);
    store.close();
  });
});

describe("the key of the hashes", () => {
  it("is made once, for the owner's eyes, and made again when it was cut short", () => {
    const file = join(folder, "insights.key");
    const key = openInsightKey(file);
    expect(key).toHaveLength(32);
    expect(openInsightKey(file).equals(key)).toBe(true);
    // Windows has no such bits.
    expect(process.platform === "win32" ? 0 : statSync(file).mode & 0o077).toBe(0);
    writeFileSync(file, key.subarray(0, 7));
    expect(openInsightKey(file).equals(key)).toBe(false);
    expect(readFileSync(file)).toHaveLength(32);
  });
});
