import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  openOrReplaceChatStore,
  openSqliteChatStore,
} from "../../../../src/adapters/office/sqlite-chat-store.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "youju-chat-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const update = (id: number) => ({ id, body: `{"update_id":${String(id)},"text":"绝不外传"}` });

describe("the inbox", () => {
  it("keeps each update once, in order of arrival, until it is finished", () => {
    const store = openSqliteChatStore(":memory:");
    const { inbox } = store;
    expect(inbox.receive([update(7), update(3)])).toBe(2);
    expect(inbox.receive([update(3), update(9)])).toBe(1);
    expect(inbox.waitingAfter(0, 2).map(({ id }) => id)).toEqual([7, 3]);
    inbox.finish(7);
    const [first] = inbox.waitingAfter(0, 9);
    expect(first).toEqual({ ...update(3), place: 2, wanted: false, placeholder: null });
    expect(inbox.waitingAfter(2, 9).map(({ id }) => id)).toEqual([9]);
    expect(inbox.waitingCount()).toBe(2);
    expect(inbox.receive([update(7)])).toBe(0);
    store.close();
  });

  it("finds after a crash what waits, and what may have been delivered", () => {
    const file = join(folder, "chat.db");
    const dead = openSqliteChatStore(file);
    dead.inbox.receive([update(1), update(2), update(3)]);
    dead.inbox.begin(1);
    dead.inbox.keepPlaceholder(2, 77);
    dead.inbox.begin(3);
    expect(dead.inbox.release(3)).toBe(1);
    dead.close();
    const store = openSqliteChatStore(file);
    const { inbox } = store;
    expect(inbox.waitingAfter(0, 9).map(({ id, placeholder }) => [id, placeholder])).toEqual([
      [2, 77],
      [3, null],
    ]);
    expect(inbox.untold()).toEqual([{ ...update(1), place: 1, reason: "unsure" }]);
    inbox.markTold([1]);
    expect(inbox.untold()).toEqual([]);
    expect(inbox.ask(1)).toBe(true);
    expect(inbox.ask(1)).toBe(false);
    expect(inbox.waitingAfter(0, 9).at(-1)).toMatchObject({ id: 1, wanted: true, place: 4 });
    store.close();
  });

  it("leaves no text of finished updates in the file, and forgets the rest in time", () => {
    const file = join(folder, "chat.db");
    let now = 1_000;
    const store = openSqliteChatStore(file, () => now);
    const { inbox } = store;
    inbox.receive([update(1), update(2), update(3)]);
    inbox.finish(1);
    inbox.hold(2, "old");
    expect(inbox.held(2)?.reason).toBe("old");
    inbox.purge(500);
    expect(inbox.held(2)).not.toBeNull();
    now = 2_000;
    inbox.purge(500);
    expect(inbox.held(2)).toBeNull();
    expect(inbox.waitingCount()).toBe(1);
    inbox.finish(3);
    store.close();
    const database = new DatabaseSync(file);
    expect(database.prepare("select count(*) as n from updates where body <> ''").get()).toEqual({ n: 0 });
    database.close();
  });
});

it("keeps grants over a restart", () => {
  const file = join(folder, "chat.db");
  const first = openSqliteChatStore(file, () => 0);
  first.grants.add({ id: 5, note: "张三", collections: ["policies"], grantedBy: "telegram:1" });
  first.grants.add({ id: -6, note: "", collections: null, grantedBy: "telegram:1" });
  expect(first.grants.find(-6)?.collections).toBeNull();
  expect(first.grants.remove(-6)).toBe(true);
  expect(first.grants.remove(-6)).toBe(false);
  first.close();
  const store = openSqliteChatStore(file);
  const { grants } = store;
  const grantedAt = "1970-01-01T00:00:00.000Z";
  expect(grants.find(-6)).toBeNull();
  expect(grants.list()).toEqual([
    { id: 5, note: "张三", collections: ["policies"], grantedBy: "telegram:1", grantedAt },
  ]);
  store.close();
});

it("keeps what a person has in hand over a restart, for two days", () => {
  const file = join(folder, "chat.db");
  let now = 0;
  const first = openSqliteChatStore(file, () => now);
  for (const value of ["1", "2"]) first.notes.set("draft", "5", value);
  first.notes.set("pins", "5", "3");
  first.notes.delete("pins", "5");
  first.close();
  const store = openSqliteChatStore(file, () => now);
  const { notes } = store;
  expect([notes.get("draft", "5"), notes.get("pins", "5"), notes.get("draft", "6")]).toEqual([
    "2",
    null,
    null,
  ]);
  now = 48 * 3_600_000;
  expect(notes.get("draft", "5")).toBeNull();
  notes.set("draft", "6", "4");
  store.close();
  const database = new DatabaseSync(file);
  expect(database.prepare("select owner from notes").all()).toEqual([{ owner: "6" }]);
  database.close();
});

it("brings a file of the first version forward with its grants", () => {
  const file = join(folder, "chat.db");
  openSqliteChatStore(file).close();
  const database = new DatabaseSync(file);
  database.exec("alter table grants drop column collections; drop table notes; pragma user_version = 1");
  database.exec("insert into grants values (5, '张三', 'telegram:1', '2026-01-01')");
  database.close();
  const store = openSqliteChatStore(file);
  expect(store.grants.find(5)).toMatchObject({ note: "张三", collections: null });
  store.close();
});

it("refuses a file of a newer program", () => {
  const file = join(folder, "chat.db");
  const database = new DatabaseSync(file);
  database.exec("pragma user_version = 99");
  database.close();
  expect(() => openSqliteChatStore(file)).toThrow("由更新版本的有据写成");
});

it("puts a damaged file aside and begins a new one", () => {
  const file = join(folder, "chat.db");
  writeFileSync(file, "不是数据库".repeat(500));
  let damaged = 0;
  const store = openOrReplaceChatStore(file, () => (damaged += 1));
  expect(store.inbox.waitingCount()).toBe(0);
  expect(damaged).toBe(1);
  expect(existsSync(`${file}.damaged`)).toBe(true);
  store.close();
});
