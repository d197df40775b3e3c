import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { describe, expect, it } from "vitest";
import { openOfficeDatabase } from "../../../../../src/adapters/office/office-database.ts";
import { openSqliteStore } from "../../../../../src/adapters/sqlite/sqlite-store.ts";
import { schemaVersion } from "../../../../../src/adapters/sqlite/sqlite-schema.ts";
import { upgradeSchema } from "../../../../../src/adapters/sqlite/upkeep/upgrade-schema.ts";
import { createKnowledgeFolder } from "../../../../support/knowledge-folder.ts";

/** The tables of the program's second version, as that version wrote them, with one document. */
const secondVersion = `
create table documents (id integer primary key autoincrement, file text not null, file_hash text not null,
  added integer not null, removed integer, chunk_count integer not null, meta text not null,
  declared text not null, detail text not null, text text not null);
create index documents_by_file on documents (file, added, removed);
create table chunks (id integer primary key autoincrement, document_id integer not null, ordinal integer not null,
  path text not null, article text, start_at integer not null, end_at integer not null);
create index chunks_by_document on chunks (document_id, ordinal);
create table embeddings (embedder text not null, text_hash text not null, vector blob not null,
  primary key (embedder, text_hash)) without rowid;
insert into documents values (1, 'policies/办法.md', 'h', 1, null, 1,
  '{"file":"policies/办法.md","title":"办法"}', '{"status":"现行","supersededBy":null}', '{"removed":[],"named":[]}', '第一条　应当备案。');
insert into chunks values (1, 1, 0, '[]', '第一条', 0, 9);
pragma user_version = 2;
`;

describe("a store of an older program", () => {
  it("is copied, then brought forward with its rows", () => {
    using folder = createKnowledgeFolder();
    const file = join(folder.dataDir, "youju.db");
    const older = new DatabaseSync(file);
    older.exec(secondVersion);
    older.close();

    const store = openSqliteStore(file);
    expect(store.reader(1).documentByFile("policies/办法.md")?.text).toBe("第一条　应当备案。");
    expect(store.files(1)).toMatchObject([{ id: 1, stamp: "", chunkCount: 1 }]);
    store.close();

    const copy = new DatabaseSync(`${file}.before-v${schemaVersion}`, { readOnly: true });
    expect(copy.prepare("pragma user_version").get()).toEqual({ user_version: 2 });
    expect(copy.prepare("select text from documents").get()).toEqual({ text: "第一条　应当备案。" });
    copy.close();
    // Opened again it is simply opened.
    openSqliteStore(file).close();
    expect(readdirSync(folder.dataDir).filter((name) => name.includes("before-v"))).toHaveLength(1);
  });
});

describe("upgradeSchema", () => {
  it("leaves the file as it was when a step fails", () => {
    using folder = createKnowledgeFolder();
    const file = join(folder.dataDir, "a.db");
    const database = new DatabaseSync(file);
    database.exec("create table t (x); insert into t values (1); pragma user_version = 1");
    const upgrade = (): void =>
      upgradeSchema(database, { file, version: 2, apply: () => database.exec("drop table t; broken") });
    expect(upgrade).toThrow(/syntax/u);
    expect(database.prepare("select x from t").get()).toEqual({ x: 1 });
    expect(database.prepare("pragma user_version").get()).toEqual({ user_version: 1 });
    database.close();
  });

  it("makes no copy of a new file, and refuses that of a newer program by name", () => {
    using folder = createKnowledgeFolder();
    const file = join(folder.dataDir, "office.db");
    openOfficeDatabase(file).close();
    expect(readdirSync(folder.dataDir).some((name) => name.includes("before-v"))).toBe(false);
    const database = new DatabaseSync(file);
    database.exec("pragma user_version = 99");
    database.close();
    expect(() => openOfficeDatabase(file)).toThrow(
      expect.objectContaining({ name: "ConfigError", fix: expect.stringContaining("升级程序") }),
    );
    expect(existsSync(`${file}.damaged`)).toBe(false);
  });
});
