import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { listGenerations } from "../../src/ingestion/generation/generation-folder.ts";
import { nameFault } from "../../src/ingestion/reload/name-fault.ts";
import { runProgram, serve } from "../support/fault/program.ts";
import { ask, getJson, postStream, reload, upload } from "../support/fault/requests.ts";
import { mountDisk } from "../support/fault/small-disk.ts";
import { createKnowledgeFolder, regulation } from "../support/knowledge-folder.ts";
import { openServed, runReload } from "../support/reload-bench.ts";

const disk = mountDisk(2);
const mount = disk?.path ?? "";
afterAll(() => disk?.remove());

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

/** Writes until nothing more fits; the program may write meanwhile, so the room is not counted first. */
function fill(file: string): void {
  const out = openSync(file, "w");
  try {
    for (let size = 1 << 20; size >= 1; size >>= 1) while (fits(out, size));
  } finally {
    closeSync(out);
  }
}

function fits(out: number, size: number): boolean {
  try {
    return writeSync(out, Buffer.alloc(size)) === size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") return false;
    throw error;
  }
}

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

describe.skipIf(disk === null)("a disk that fills up under the serving program", () => {
  it("goes on answering, says what cannot be kept, and goes on when there is room", async () => {
    using folder = createKnowledgeFolder({
      "policies/支部.md": regulation("清河区党支部工作办法", "2024-01-01", ["党支部书记的任期为五年。"]),
    });
    const dataDir = join(mount, "data");
    const there = { knowledgeDir: folder.knowledgeDir, dataDir };
    disk?.resize(300);
    await using server = await serve(there);
    const filler = join(mount, "filler");
    fill(filler);
    const isAnswered = async (): Promise<void> =>
      expect((await ask(server.url, "党支部书记的任期是几年？")).data.answer).toContain("五年");
    await isAnswered();
    const drafted = await postStream(server.url, "/api/draft", { request: "写一段党员教育培训情况" }).catch(
      String,
    );
    expect(JSON.stringify(drafted)).toContain("磁盘已满");
    folder.write("policies/新.md", text(9));
    const reloaded = await reload(server.url).catch(String);
    expect(JSON.stringify(reloaded)).toContain("磁盘已满");
    await isAnswered();
    expect((await getJson(server.url, "/api/documents")).documents).toHaveLength(1);

    // A command and a second start meet the full disk with one plain line each.
    const other = await runProgram({ ...there, dataDir: join(mount, "other") }, ["ask", "任期几年"]).ended;
    expect([other.code, other.errors]).toEqual([1, expect.stringMatching(/磁盘已满.*清理磁盘/u)]);

    rmSync(filler);
    expect((await upload(server.url, "上传.md", text(3))).status).toBe(200);
    expect((await reload(server.url)).data).toMatchObject({ added: 2 });
    expect((await postStream(server.url, "/api/draft", { request: "写一段党员教育培训情况" })).event).toBe(
      "draft-end",
    );
    await isAnswered();
  });
});
