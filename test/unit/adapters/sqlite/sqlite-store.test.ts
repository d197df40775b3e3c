import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { describe, expect, it } from "vitest";
import { schemaVersion } from "../../../../src/adapters/sqlite/sqlite-schema.ts";
import { openSqliteStore } from "../../../../src/adapters/sqlite/sqlite-store.ts";
import { createKnowledgeFolder } from "../../../support/knowledge-folder.ts";

describe("openSqliteStore", () => {
  it("writes ahead, and notes its schema version", () => {
    using folder = createKnowledgeFolder();
    const file = join(folder.dataDir, "a.db");
    const store = openSqliteStore(file);
    store.saveEmbeddings("甲", [{ textHash: "x", vector: Float32Array.of(1) }]);
    const beside = new DatabaseSync(file, { readOnly: true });
    expect(beside.prepare("pragma journal_mode").get()).toEqual({ journal_mode: "wal" });
    expect(beside.prepare("pragma user_version").get()).toEqual({ user_version: schemaVersion });
    beside.close();
    store.close();
  });

  it("refuses a file written by a newer program, and leaves it as it was", () => {
    using folder = createKnowledgeFolder();
    const file = join(folder.dataDir, "a.db");
    const newer = new DatabaseSync(file);
    newer.exec(`pragma user_version = ${schemaVersion + 1}`);
    newer.close();
    expect(() => openSqliteStore(file)).toThrow("由更新版本的有据写成");
    const after = new DatabaseSync(file);
    expect(after.prepare("pragma user_version").get()).toEqual({ user_version: schemaVersion + 1 });
    expect(after.prepare("select count(*) as n from sqlite_schema").get()).toEqual({ n: 0 });
    after.close();
  });

  it("names a damaged file by SQLite's own code, which the start-up check looks for", () => {
    using folder = createKnowledgeFolder();
    const file = join(folder.dataDir, "a.db");
    writeFileSync(file, randomBytes(8192));
    expect(() => openSqliteStore(file)).toThrow(expect.objectContaining({ errcode: 26 }));
  });

  it("opens while another connection has just created the tables", () => {
    using folder = createKnowledgeFolder();
    const file = join(folder.dataDir, "a.db");
    const stores = [openSqliteStore(file), openSqliteStore(file)];
    for (const store of stores) store.checkIntegrity();
    for (const store of stores) store.close();
    expect(readFileSync(file).subarray(0, 15).toString()).toBe("SQLite format 3");
  });
});
