import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { listGenerations } from "../../src/ingestion/generation/generation-folder.ts";
import { nameFault } from "../../src/ingestion/reload/name-fault.ts";
import { createKnowledgeFolder, regulation } from "../support/knowledge-folder.ts";
import { openServed, runReload } from "../support/reload-bench.ts";

const mount = mkdtempSync(join(tmpdir(), "youju-disk-"));

/** A disk of `megabytes`; null where this user may not mount one. */
function mountDisk(megabytes: number): { resize: (megabytes: number) => void } | null {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "youju-test", mount], {
      stdio: "ignore",
    });
  } catch {
    return null;
  }
  return {
    resize: (size) => {
      execFileSync("mount", ["-o", `remount,size=${size}m`, mount]);
    },
  };
}

const disk = mountDisk(2);
if (disk === null) console.warn("full-disk: 跳过，本机不能挂载 tmpfs（需要 root）");

afterAll(() => {
  if (disk !== null) execFileSync("umount", ["--lazy", mount]);
  rmSync(mount, { recursive: true, force: true });
});

/** Wide enough that documents, vectors and index of all of them need several megabytes. */
const text = (n: number): string =>
  regulation(
    `清河区第${n}号办法`,
    "2024-01-01",
    Array.from(
      { length: 10 },
      (_, at) => `第${n}件第${at}项，${"应当在收到材料后认真审查并报上级党委备案。".repeat(20)}`,
    ),
  );

describe.skipIf(disk === null)("a reload onto a full disk", () => {
  it("says so, serves the old index whole, and succeeds once there is room", async () => {
    using folder = createKnowledgeFolder({ "policies/0.md": text(0) });
    const there = { ...folder, dataDir: mount };
    await runReload(there);
    const old = (await openServed(mount)).texts;
    for (let n = 1; n < 150; n++) folder.write(`policies/${n}.md`, text(n));
    for (let round = 0; round < 3; round++) {
      const fault = await runReload(there).then(
        () => null,
        (error: unknown) => nameFault(error),
      );
      expect(fault).toMatchObject({
        name: "IngestionError",
        message: "磁盘已满，索引没有更新，原有资料不变",
      });
      const served = await openServed(mount);
      expect(served.texts).toEqual(old);
      expect(listGenerations(mount)).toEqual([served.generation]);
    }
    disk?.resize(200);
    expect(await runReload(there)).toMatchObject({ added: 149, unchanged: 1 });
    expect((await openServed(mount)).texts.size).toBe(150);
  });
});
