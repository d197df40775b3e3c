import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openOfficeDatabase } from "../../../../src/adapters/office/office-database.ts";
import { createSqliteAuditLog } from "../../../../src/adapters/office/sqlite-audit-log.ts";
import { snapshotDatabase } from "../../../../src/adapters/sqlite/snapshot-database.ts";
import { tryLock } from "../../../../src/adapters/sqlite/sqlite-lock.ts";
import { dataPaths } from "../../../../src/ingestion/generation/generation-folder.ts";
import { backUp } from "../../../../src/operations/backup/back-up.ts";
import { finishRestore } from "../../../../src/operations/backup/finish-restore.ts";
import { restore, stageRestore } from "../../../../src/operations/backup/restore.ts";

const never = new AbortController().signal;
const now = (): Date => new Date("2026-05-06T07:08:09Z");

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

/** A data folder with one generation and one database, a knowledge folder with two files, and where to back up. */
function office() {
  const root = mkdtempSync(join(tmpdir(), "backup-"));
  roots.push(root);
  const [dataDir, knowledgeDir] = [join(root, "data"), join(root, "资料")];
  mkdirSync(dataPaths(dataDir).generation(3), { recursive: true });
  mkdirSync(join(knowledgeDir, "policies"), { recursive: true });
  writeFileSync(join(dataPaths(dataDir).generation(3), "base.bin"), "index");
  writeFileSync(dataPaths(dataDir).current, "3\n");
  writeFileSync(join(knowledgeDir, "policies", "条例.md"), "第一条");
  writeFileSync(join(knowledgeDir, "catalog.csv"), "file\n");
  note(dataDir, "before");
  const dependencies = { dataDir, knowledgeDir, locks: { tryLock }, snapshotDatabase, now };
  return { root, dataDir, knowledgeDir, dependencies, out: join(root, "copy") };
}

function note(dataDir: string, subject: string): void {
  const database = openOfficeDatabase(join(dataDir, "office.db"));
  createSqliteAuditLog(database, now).append({ actor: "a", action: "upload", subject });
  database.close();
}

function notes(dataDir: string): string[] {
  const database = openOfficeDatabase(join(dataDir, "office.db"));
  const lines = createSqliteAuditLog(database).newest(10);
  database.close();
  return lines.map(({ subject }) => subject);
}

describe("backup and restore", () => {
  it("bring everything back as it was, and keep what it replaces", async () => {
    const { dataDir, knowledgeDir, dependencies, out } = office();
    await backUp(out, dependencies, never);
    note(dataDir, "after");
    writeFileSync(dataPaths(dataDir).current, "9\n");
    rmSync(join(knowledgeDir, "policies"), { recursive: true });
    writeFileSync(join(knowledgeDir, "新.md"), "新");

    const { before } = await restore(out, dependencies, never);
    expect(notes(dataDir)).toEqual(["before"]);
    expect(readFileSync(dataPaths(dataDir).current, "utf8")).toBe("3\n");
    expect(readFileSync(join(dataPaths(dataDir).generation(3), "base.bin"), "utf8")).toBe("index");
    expect(readFileSync(join(knowledgeDir, "policies", "条例.md"), "utf8")).toBe("第一条");
    expect(existsSync(join(knowledgeDir, "新.md"))).toBe(false);
    expect(before).toHaveLength(2);
    expect(notes(before[0]!)).toEqual(["after", "before"]);
    expect(readFileSync(join(before[1]!, "新.md"), "utf8")).toBe("新");
  });

  it("copies what else the office made, and nothing that belongs to this machine or moment", async () => {
    const { dataDir, dependencies, out } = office();
    mkdirSync(join(dataDir, "drafts"));
    mkdirSync(join(dataDir, "scratch-uploads"));
    writeFileSync(join(dataDir, "drafts", "a.json"), "{}");
    for (const name of [
      "evaluations.jsonl",
      "writer.lock",
      "youju.db.damaged",
      "office.db.before-v2",
      "x.tmp",
    ])
      writeFileSync(join(dataDir, name), "");
    await backUp(out, dependencies, never);
    expect(readdirSync(join(out, "data")).toSorted()).toEqual([
      "current",
      "drafts",
      "evaluations.jsonl",
      "index",
      "office.db",
    ]);
    expect(readdirSync(join(out, "data", "drafts"))).toEqual(["a.json"]);
  });

  it("copies a database that someone is writing to, whole", async () => {
    const { dataDir, dependencies, out } = office();
    const writer = openOfficeDatabase(join(dataDir, "office.db"));
    writer.exec("begin immediate");
    writer.exec("insert into users values ('half', 'staff', '[]', 'h', '', null)");
    await backUp(out, dependencies, never);
    writer.exec("commit");
    writer.close();
    const copy = openOfficeDatabase(join(out, "data", "office.db"));
    expect(copy.prepare("select count(*) as n from users").get()).toEqual({ n: 0 });
    copy.close();
  });

  it("leaves nothing behind when it is cancelled, and refuses to overwrite or to swallow itself", async () => {
    const { root, dataDir, knowledgeDir, dependencies, out } = office();
    const cancelled = AbortSignal.abort(new Error("stop"));
    await expect(backUp(out, dependencies, cancelled)).rejects.toThrow("stop");
    expect(readdirSync(root).sort()).toEqual(["data", "资料"]);
    await expect(backUp(knowledgeDir, dependencies, never)).rejects.toThrow("已存在");
    await expect(backUp(join(dataDir, "x"), dependencies, never)).rejects.toThrow("不能放在");
  });

  it("changes nothing when the backup is damaged, unfinished or none", async () => {
    const { dataDir, knowledgeDir, dependencies, out, root } = office();
    await backUp(out, dependencies, never);
    writeFileSync(join(out, "knowledge", "policies", "条例.md"), "第二条");
    await expect(restore(out, dependencies, never)).rejects.toThrow(
      "knowledge/policies/条例.md 缺失或已损坏",
    );
    rmSync(join(out, "backup.json"));
    await expect(restore(out, dependencies, never)).rejects.toThrow("不是完整的备份");
    writeFileSync(
      join(out, "backup.json"),
      JSON.stringify({
        format: 1,
        createdAt: "",
        files: [{ path: "data/../../x", bytes: 0, sha256: "0".repeat(64) }],
      }),
    );
    await expect(restore(out, dependencies, never)).rejects.toThrow("备份清单已损坏");
    expect(notes(dataDir)).toEqual(["before"]);
    expect(readFileSync(join(knowledgeDir, "policies", "条例.md"), "utf8")).toBe("第一条");
    expect(readdirSync(root).sort()).toEqual(["copy", "data", "资料"]);
  });

  it("refuses while the program runs on the data", async () => {
    const { dataDir, dependencies, out } = office();
    await backUp(out, dependencies, never);
    const reader = tryLock(dataPaths(dataDir).readersLock(3), "shared");
    await expect(restore(out, dependencies, never)).rejects.toThrow("正在使用");
    reader?.release();
    await expect(restore(out, dependencies, never)).resolves.toMatchObject({ files: 5 });
  });

  it.each(Array.from({ length: 10 }, (_, step) => step))(
    "is finished by the next start when it is cut off after %i steps",
    async (steps) => {
      const { dataDir, knowledgeDir, dependencies, out } = office();
      await backUp(out, dependencies, never);
      note(dataDir, "after");
      writeFileSync(join(knowledgeDir, "新.md"), "新");
      await stageRestore(out, dependencies, never);
      let left = steps;
      const cutOff = (from: string, to: string): void => {
        if (left === 0) throw new Error("cut off");
        left -= 1;
        renameSync(from, to);
      };
      expect(() => finishRestore(dataDir, cutOff)).toThrow("cut off");
      finishRestore(dataDir);
      expect(notes(dataDir)).toEqual(["before"]);
      expect(existsSync(join(knowledgeDir, "新.md"))).toBe(false);
      expect(readFileSync(join(knowledgeDir, "policies", "条例.md"), "utf8")).toBe("第一条");
      expect(readFileSync(dataPaths(dataDir).current, "utf8")).toBe("3\n");
      expect(finishRestore(dataDir)).toEqual([]);
    },
  );
});
