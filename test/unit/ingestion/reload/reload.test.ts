import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openSqliteStore } from "../../../../src/adapters/sqlite/sqlite-store.ts";
import { tryLock } from "../../../../src/adapters/sqlite/sqlite-lock.ts";
import { BusyError, IngestionError } from "../../../../src/errors.ts";
import {
  dataPaths,
  listGenerations,
  readCurrent,
} from "../../../../src/ingestion/generation/generation-folder.ts";
import { createKnowledgeFolder, regulation } from "../../../support/knowledge-folder.ts";
import { createLetterEmbedder } from "../../../support/letter-embedder.ts";
import { openServed, runReload } from "../../../support/reload-bench.ts";

const training = regulation("清河区培训办法", "2024-01-01", ["为了规范培训。", "每年培训12天。"]);
const archives = regulation("清河区档案办法", "2023-05-01", ["档案由组织部门管理。"]);
const report = "# 清河区2023年工作总结\n一、做法\n全年培训党员300人次。\n";

const files = {
  "policies/培训.md": training,
  "policies/档案.md": archives,
  "reports/清河区2023年工作总结.md": report,
};

describe("reload", () => {
  it("indexes a folder for the first time", async () => {
    using folder = createKnowledgeFolder({ ...files, "a.mp4": "x", "policies/副本.md": training });
    const result = await runReload(folder);
    expect({ ...result, took_ms: 0 }).toEqual({
      added: 3,
      changed: 0,
      removed: 0,
      unchanged: 0,
      chunks: 4,
      rejected: [{ file: "a.mp4", reason: "暂不支持 .mp4 的文件", fix: "请另存为 docx、PDF 或 txt" }],
      duplicates: [{ file: "policies/培训.md", of: "policies/副本.md" }],
      stale: [],
      warnings: [],
      took_ms: 0,
    });
    const served = await openServed(folder.dataDir);
    expect(served.generation).toBe(1);
    expect(served.rows).toEqual([
      "policies/副本.md#第一条",
      "policies/副本.md#第二条",
      "policies/档案.md#第一条",
      "reports/清河区2023年工作总结.md#",
    ]);
    expect(served.index.manifest.embedderId).toBe("letters-v1");
  });

  it("makes an index even of an empty folder", async () => {
    using folder = createKnowledgeFolder();
    expect(await runReload(folder)).toMatchObject({ added: 0, chunks: 0 });
    expect(readCurrent(folder.dataDir)).toBe(1);
    expect((await openServed(folder.dataDir)).rows).toEqual([]);
  });

  it("creates the data folder when there is none", async () => {
    using folder = createKnowledgeFolder(files);
    const deeper = { ...folder, dataDir: join(folder.dataDir, "新", "索引") };
    await runReload(deeper);
    expect((await openServed(deeper.dataDir)).texts.size).toBe(3);
  });

  it("writes no new generation when nothing changed", async () => {
    using folder = createKnowledgeFolder(files);
    await runReload(folder);
    const embedder = createLetterEmbedder();
    const second = await runReload(folder, {}, { embedder });
    expect(second).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 3, chunks: 4 });
    expect(embedder.computed).toEqual([]);
    expect(listGenerations(folder.dataDir)).toEqual([1]);
    expect(readCurrent(folder.dataDir)).toBe(1);
  });

  it("takes up added, changed and removed files, computing vectors only for new words", async () => {
    using folder = createKnowledgeFolder(files);
    await runReload(folder);
    folder.write("policies/培训.md", training.replace("12天", "15天"));
    folder.remove("policies/档案.md");
    folder.write("policies/谈话.md", regulation("清河区谈话办法", "2025-01-01", ["每年谈话一次。"]));
    const embedder = createLetterEmbedder();
    const second = await runReload(folder, {}, { embedder });
    expect(second).toMatchObject({ added: 1, changed: 1, removed: 1, unchanged: 1, chunks: 4 });
    expect(embedder.computed.map(({ body }) => body)).toEqual([
      "第二条　每年培训15天。",
      "第一条　每年谈话一次。",
    ]);
    const served = await openServed(folder.dataDir);
    expect(served.generation).toBe(2);
    expect([...served.texts.keys()]).toEqual([
      "policies/培训.md",
      "policies/谈话.md",
      "reports/清河区2023年工作总结.md",
    ]);
    expect(served.texts.get("policies/培训.md")).toContain("每年培训15天。");
  });

  it("reads everything again with full", async () => {
    using folder = createKnowledgeFolder(files);
    await runReload(folder);
    expect(await runReload(folder, { full: true })).toMatchObject({ changed: 3, unchanged: 0, chunks: 4 });
    expect((await openServed(folder.dataDir)).generation).toBe(2);
  });

  it("takes a watermark out of files that were read before it was known, and of those that come later", async () => {
    using folder = createKnowledgeFolder();
    const marked = (n: number): string =>
      [
        "某某文秘资料群",
        `# 清河区${n}号工作总结`,
        `一、做法`,
        `全年培训党员${n}人次。`,
        "某某文秘资料群",
      ].join("\n\n");
    for (const n of [11, 12, 13]) folder.write(`reports/${n}.md`, marked(n));
    await runReload(folder);
    folder.write("reports/14.md", marked(14));
    await runReload(folder);
    const { texts } = await openServed(folder.dataDir);
    expect(texts.size).toBe(4);
    for (const text of texts.values()) expect(text).not.toContain("资料群");
  });

  it("repeats what the documents of a set say against each other until it is settled", async () => {
    using folder = createKnowledgeFolder({
      "policies/旧.md": regulation("清河区培训办法", "2020-01-01", ["旧。"]),
      "policies/新.md": regulation("清河区培训办法（2024年修订）", "2024-01-01", ["新。"]),
    });
    const first = await runReload(folder);
    expect(first.warnings.map(({ file }) => file)).toEqual(["policies/旧.md"]);
    expect((await runReload(folder)).warnings).toEqual(first.warnings);
    // A line of the office's catalog settles it without any document being touched.
    folder.write("catalog.csv", "题名或文件,适用版本,状态\n清河区培训办法,2020,已废止\n");
    const settled = await runReload(folder);
    expect(settled).toMatchObject({ unchanged: 2, changed: 0 });
    expect((await openServed(folder.dataDir)).statuses.get("policies/旧.md")).toBe("已废止");
  });

  it("keeps a record of each run: when, for whom, how it ended", async () => {
    using folder = createKnowledgeFolder(files);
    const report = await runReload(folder, { by: "start" });
    const gone = runReload(
      folder,
      { by: "zhang", full: true },
      { knowledgeDir: `${folder.knowledgeDir}-没有` },
    );
    await gone.catch(() => {});
    const store = openSqliteStore(dataPaths(folder.dataDir).database);
    const [failed, done] = store.reloads(10);
    store.close();
    const at = "2026-03-01T08:00:00.000Z";
    expect(done).toEqual({
      started_at: at,
      ended_at: at,
      by: "start",
      full: false,
      generation: 1,
      report,
      error: null,
    });
    expect(failed).toMatchObject({ by: "zhang", full: true, generation: 1, report: null });
    expect(failed?.error).toContain("资料文件夹打不开");
  });

  it("serves the last good text of a file that became unreadable", async () => {
    using folder = createKnowledgeFolder(files);
    await runReload(folder);
    folder.write("policies/档案.md", "\n");
    const second = await runReload(folder);
    expect(second.stale).toEqual(["policies/档案.md"]);
    expect(second.rejected.map(({ file }) => file)).toEqual(["policies/档案.md"]);
    expect((await openServed(folder.dataDir)).texts.get("policies/档案.md")).toContain(
      "档案由组织部门管理。",
    );
    // Mended, it is taken up again.
    folder.write("policies/档案.md", archives.replace("组织部门", "人事部门"));
    expect(await runReload(folder)).toMatchObject({ changed: 1, stale: [] });
  });

  it("restates an untouched document when a newer version arrives, leaves or comes into force", async () => {
    using folder = createKnowledgeFolder(files);
    await runReload(folder);
    folder.write("policies/培训2026.md", regulation("清河区培训办法（2026年）", "2026-04-01", ["新。"]));
    await runReload(folder);
    const waiting = (await openServed(folder.dataDir)).statuses;
    expect(waiting.get("policies/培训.md")).toBe("现行");
    expect(waiting.get("policies/培训2026.md")).toBe("尚未生效");
    const later = { now: () => new Date("2026-04-01T08:00:00Z") };
    expect(await runReload(folder, {}, later)).toMatchObject({ unchanged: 4, changed: 0, chunks: 5 });
    const inForce = (await openServed(folder.dataDir)).statuses;
    expect(inForce.get("policies/培训.md")).toBe("已修订");
    expect(inForce.get("policies/培训2026.md")).toBe("现行");
    folder.remove("policies/培训2026.md");
    await runReload(folder, {}, later);
    expect((await openServed(folder.dataDir)).statuses.get("policies/培训.md")).toBe("现行");
  });

  it("rebuilds when the embedder is another, or the folder is", async () => {
    using folder = createKnowledgeFolder(files);
    using other = createKnowledgeFolder(files);
    await runReload(folder);
    const embedder = createLetterEmbedder("letters-v2", 4);
    expect(await runReload(folder, {}, { embedder })).toMatchObject({ unchanged: 3, chunks: 4 });
    expect(embedder.computed).toHaveLength(4);
    const served = await openServed(folder.dataDir, "letters-v2");
    expect(served.index.manifest).toMatchObject({ dimensions: 4, rows: 4 });
    const longer = createLetterEmbedder("letters-v2", 16);
    await runReload(folder, {}, { embedder: longer });
    expect(longer.computed).toHaveLength(4);
    await runReload(folder, {}, { embedder: longer, knowledgeDir: other.knowledgeDir });
    expect(readCurrent(folder.dataDir)).toBe(4);
  });

  it("reports each stage in order, with counts that reach their total", async () => {
    using folder = createKnowledgeFolder(files);
    const seen: [string, number, number][] = [];
    await runReload(folder, { onProgress: (stage, done, total) => seen.push([stage, done, total]) });
    const stages = seen.map(([stage]) => stage).filter((stage, at, all) => stage !== all[at - 1]);
    expect(stages).toEqual(["scan", "read", "embed", "index", "commit"]);
    for (const stage of ["read", "embed", "index", "commit"]) {
      const last = seen.findLast(([name]) => name === stage);
      expect(last?.[1]).toBe(last?.[2]);
    }
  });

  it("fails on a missing knowledge folder and keeps serving the old index", async () => {
    using folder = createKnowledgeFolder(files);
    await runReload(folder);
    const gone = runReload(folder, {}, { knowledgeDir: `${folder.knowledgeDir}-没有` });
    await expect(gone).rejects.toThrow(IngestionError);
    expect((await openServed(folder.dataDir)).texts.size).toBe(3);
  });
});

describe("reload: one writer at a time", () => {
  it("says who holds the lock, and takes it when it is free", async () => {
    using folder = createKnowledgeFolder(files);
    await runReload(folder);
    const held = tryLock(dataPaths(folder.dataDir).writerLock, "exclusive");
    const refused = runReload(folder);
    await expect(refused).rejects.toThrow(BusyError);
    await expect(refused).rejects.toThrow(
      `另一个进程正在更新索引（进程 ${process.pid}，开始于 2026-03-01T08:00:00.000Z）`,
    );
    held?.release();
    await expect(runReload(folder)).resolves.toMatchObject({ unchanged: 3 });
  });

  it("lets go of the lock when the store does not open, or its own record cannot be written", async () => {
    using folder = createKnowledgeFolder(files);
    const broken = runReload(
      folder,
      {},
      {
        openStore: () => {
          throw new Error("打不开");
        },
      },
    );
    await expect(broken).rejects.toThrow("打不开");
    using second = createKnowledgeFolder(files);
    // A folder in the record's place stands for a disk that cannot be written.
    mkdirSync(dataPaths(second.dataDir).writerRecord);
    await expect(runReload(second)).rejects.toThrow("EISDIR");
    for (const { dataDir } of [folder, second]) {
      const lock = tryLock(dataPaths(dataDir).writerLock, "exclusive");
      expect(lock).not.toBeNull();
      lock?.release();
    }
  });
});
