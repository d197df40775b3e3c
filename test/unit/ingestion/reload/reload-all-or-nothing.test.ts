import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exactIndexFactory } from "../../../../src/adapters/vectors/exact-index.ts";
import { tryLock } from "../../../../src/adapters/sqlite/sqlite-lock.ts";
import { openSqliteStore } from "../../../../src/adapters/sqlite/sqlite-store.ts";
import type { ReloadStage } from "../../../../src/domain/operation/reload.ts";
import {
  createGenerationFolder,
  dataPaths,
  listGenerations,
  readCurrent,
} from "../../../../src/ingestion/generation/generation-folder.ts";
import { parseDocument } from "../../../../src/ingestion/load-document.ts";
import { createKnowledgeFolder, type KnowledgeFolder } from "../../../support/knowledge-folder.ts";
import { openServed, runReload } from "../../../support/reload-bench.ts";

const old = new Map([
  ["policies/乙.md", "第一条　旧乙。"],
  ["policies/甲.md", "第一条　旧甲。"],
]);

async function indexedThenChanged(): Promise<KnowledgeFolder> {
  const folder = createKnowledgeFolder(Object.fromEntries(old));
  await runReload(folder);
  folder.write("policies/甲.md", "第一条　新甲。");
  folder.write("policies/丙.md", "第一条　新丙。");
  folder.remove("policies/乙.md");
  return folder;
}

/** The old generation is served whole, and nothing of the new one is left in folder or store. */
async function expectOldAndClean(folder: KnowledgeFolder): Promise<void> {
  const served = await openServed(folder.dataDir);
  expect(served.generation).toBe(1);
  expect(served.texts).toEqual(old);
  expect(listGenerations(folder.dataDir)).toEqual([1]);
  const store = openSqliteStore(dataPaths(folder.dataDir).database);
  const later = store.reader(99).documents();
  store.close();
  expect(later.map(({ file }) => file)).toEqual([...old.keys()]);
}

async function expectNextSucceeds(folder: KnowledgeFolder): Promise<void> {
  expect(await runReload(folder)).toMatchObject({ added: 1, changed: 1, removed: 1, unchanged: 0 });
  expect((await openServed(folder.dataDir)).texts).toEqual(
    new Map([
      ["policies/丙.md", "第一条　新丙。"],
      ["policies/甲.md", "第一条　新甲。"],
    ]),
  );
}

describe("reload is all or nothing", () => {
  it.each(["scan", "read", "embed", "index"] as const)(
    "cancelled at %s, leaves the old index whole",
    async (at) => {
      using folder = await indexedThenChanged();
      const controller = new AbortController();
      const onProgress = (stage: ReloadStage): void => {
        if (stage === at) controller.abort(new Error("更新已取消"));
      };
      await expect(runReload(folder, { signal: controller.signal, onProgress })).rejects.toThrow(
        "更新已取消",
      );
      await expectOldAndClean(folder);
      await expectNextSucceeds(folder);
    },
  );

  it.each(["start", "save"] as const)("failing to %s vectors, leaves the old index whole", async (step) => {
    using folder = await indexedThenChanged();
    const fail = (): never => {
      throw new Error("磁盘已满");
    };
    const vectorFactory = () => ({ ...exactIndexFactory, [step]: fail });
    await expect(runReload(folder, {}, { vectorFactory })).rejects.toThrow("磁盘已满");
    await expectOldAndClean(folder);
    await expectNextSucceeds(folder);
  });

  it("sweeps up rows and folders that a killed run left behind", async () => {
    using folder = await indexedThenChanged();
    const store = openSqliteStore(dataPaths(folder.dataDir).database);
    const half = parseDocument("policies/半.md", new TextEncoder().encode("第一条　半。"), "h").document;
    store.addDocuments(2, [{ ...half, stamp: "", textHash: "", warnings: [] }]);
    store.removeDocuments(
      2,
      store.files(1).map(({ id }) => id),
    );
    store.close();
    createGenerationFolder(folder.dataDir, 2);
    createGenerationFolder(folder.dataDir, 7);
    await expectNextSucceeds(folder);
    expect(listGenerations(folder.dataDir)).toEqual([readCurrent(folder.dataDir)]);
    const after = openSqliteStore(dataPaths(folder.dataDir).database);
    expect(after.reader(99).documentByFile("policies/半.md")).toBeNull();
    after.close();
  });

  it("keeps an old generation as long as someone reads it, then lets it go", async () => {
    using folder = await indexedThenChanged();
    const paths = dataPaths(folder.dataDir);
    const reading = tryLock(paths.readersLock(1), "shared");
    await runReload(folder);
    folder.write("policies/丁.md", "第一条　丁。");
    await runReload(folder);
    // Between the one that is read and the current one nobody reads: it is gone already.
    expect(listGenerations(folder.dataDir)).toEqual([1, 3]);
    expect((await openServed(folder.dataDir, "letters-v1", 1)).texts).toEqual(old);
    expect((await openServed(folder.dataDir)).texts.size).toBe(3);

    reading?.release();
    await runReload(folder);
    expect(listGenerations(folder.dataDir)).toEqual([3]);
    expect(existsSync(paths.generation(1))).toBe(false);
    expect(existsSync(paths.readersLock(1))).toBe(false);
    const store = openSqliteStore(paths.database);
    expect(store.reader(1).documents()).toEqual([]);
    store.close();
    expect((await openServed(folder.dataDir)).texts.size).toBe(3);
  });
});
