import { utimesSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { noSettings } from "../../../../src/ingestion/build-document.ts";
import { hashBytes } from "../../../../src/ingestion/load-document.ts";
import { planReload } from "../../../../src/ingestion/reload/plan-reload.ts";
import { scanFolder, type FolderScan } from "../../../../src/ingestion/scanning/scan-folder.ts";
import type { AcceptedDocument, FileRow, SetAsideFile } from "../../../../src/ports/store.ts";
import { createKnowledgeFolder, type KnowledgeFolder } from "../../../support/knowledge-folder.ts";

const options = {
  full: false,
  settings: noSettings,
  signal: new AbortController().signal,
  onFile: () => {},
  accept: () => {},
  parser: null,
};

async function plan(
  folder: KnowledgeFolder,
  served: readonly FileRow[] = [],
  more: { full?: boolean; scan?: FolderScan; setAside?: readonly SetAsideFile[] } = {},
) {
  const scan = more.scan ?? (await scanFolder(folder.knowledgeDir));
  const accepted: AcceptedDocument[] = [];
  const accept = (document: AcceptedDocument): void => void accepted.push(document);
  const planned = await planReload(scan, served, more.setAside ?? [], {
    ...options,
    full: more.full ?? false,
    accept,
  });
  return { ...planned, accepted };
}

/** The rows a store would hold after this plan; `stamped`: as if their files had been written long ago. */
async function rowsOf(
  folder: KnowledgeFolder,
  documents: readonly AcceptedDocument[],
  stamped = false,
): Promise<FileRow[]> {
  const { files } = await scanFolder(folder.knowledgeDir);
  return documents.map(({ meta, fileHash, textHash, stamp, chunks, warnings }, at) => ({
    id: at + 1,
    file: meta.file,
    fileHash,
    textHash,
    stamp: stamped ? files.find(({ file }) => file === meta.file)!.stamp : stamp,
    chunkCount: chunks.length,
    added: 1,
    warnings,
  }));
}

const files = (rows: readonly FileRow[]): string[] => rows.map((row) => row.file);

const good = { "policies/甲.md": "第一条　甲。", "policies/乙.md": "第一条　乙。" };

async function planned() {
  const folder = createKnowledgeFolder(good);
  const first = await plan(folder);
  return { folder, served: await rowsOf(folder, first.accepted) };
}

describe("planReload", () => {
  it("adds everything at first, in the order of the scan", async () => {
    using folder = createKnowledgeFolder(good);
    const first = await plan(folder);
    expect(first.added).toEqual(["policies/乙.md", "policies/甲.md"]);
    expect(first.accepted[1]?.fileHash).toBe(hashBytes(new TextEncoder().encode("第一条　甲。")));
    expect(first).toMatchObject({
      kept: [],
      changed: [],
      removed: [],
      rejected: [],
      duplicates: [],
      stale: [],
    });
  });

  it("keeps what has the same bytes, whatever its times", async () => {
    const { folder, served } = await planned();
    using _ = folder;
    folder.write("policies/甲.md", "第一条　甲。");
    const second = await plan(folder, served);
    expect(second).toMatchObject({ added: [], changed: [], removed: [] });
    expect(second.kept).toEqual([...served]);
  });

  it("reads everything again when asked for in full", async () => {
    const { folder, served } = await planned();
    using _ = folder;
    const second = await plan(folder, served, { full: true });
    expect(files(second.changed)).toEqual(["policies/乙.md", "policies/甲.md"]);
    expect(second.kept).toEqual([]);
  });

  it("does not even open a file of the same size and times; in full it does", async () => {
    using folder = createKnowledgeFolder(good);
    const served = await rowsOf(folder, (await plan(folder)).accepted, true);
    const scan = await scanFolder(folder.knowledgeDir);
    const gone = scan.files.map((file) => ({ ...file, absolute: `${file.absolute}.gone` }));
    const second = await plan(folder, served, { scan: { ...scan, files: gone } });
    expect(second).toMatchObject({ kept: served, rejected: [], seen: { stamps: [] } });
    const full = await plan(folder, served, { full: true, scan: { ...scan, files: gone } });
    expect(full.rejected).toHaveLength(2);
    expect(full.stale).toEqual(files(served));
  });

  it("trusts no times of a file written a moment before it was read, and learns them later", async () => {
    const { folder, served } = await planned();
    using _ = folder;
    expect(served.map(({ stamp }) => stamp)).toEqual(["", ""]);
    const then = new Date(Date.now() - 60_000);
    for (const { file } of served) utimesSync(folder.path(file), then, then);
    const second = await plan(folder, served);
    // The change of the times is itself a change of a moment ago.
    expect(second.seen.stamps).toEqual([]);
    expect(second.kept).toEqual(served);
  });

  it("finds the same long text under other bytes, and reads a copy again when the first is gone", async () => {
    const text = `第一条　${"同一段很长的话。".repeat(30)}`;
    using folder = createKnowledgeFolder({ "policies/甲.md": text, "policies/甲(1).md": `\ufeff${text}` });
    const first = await plan(folder);
    expect(first.added).toEqual(["policies/甲(1).md"]);
    expect(first.duplicates).toEqual([{ file: "policies/甲.md", of: "policies/甲(1).md" }]);
    folder.remove("policies/甲(1).md");
    const served = await rowsOf(createKnowledgeFolder(), []);
    const second = await plan(folder, served, { setAside: first.seen.setAside });
    expect(second.added).toEqual(["policies/甲.md"]);
  });

  it("tells added, changed and removed apart", async () => {
    const { folder, served } = await planned();
    using _ = folder;
    folder.write("policies/甲.md", "第一条　新甲。");
    folder.remove("policies/乙.md");
    folder.write("policies/丙.md", "第一条　丙。");
    const second = await plan(folder, served);
    expect(second.added).toEqual(["policies/丙.md"]);
    expect(files(second.changed)).toEqual(["policies/甲.md"]);
    expect(second.accepted[1]?.text).toBe("第一条　新甲。");
    expect(files(second.removed)).toEqual(["policies/乙.md"]);
  });

  it("takes the first of two files with equal bytes; a served one that became a copy goes", async () => {
    const { folder, served } = await planned();
    using _ = folder;
    folder.write("policies/甲.md", good["policies/乙.md"]);
    folder.write("policies/副本.md", "第一条　丁。");
    folder.write("policies/副本2.md", "第一条　丁。");
    const second = await plan(folder, served);
    expect(second.duplicates).toEqual([
      { file: "policies/副本2.md", of: "policies/副本.md" },
      { file: "policies/甲.md", of: "policies/乙.md" },
    ]);
    expect(second.added).toEqual(["policies/副本.md"]);
    expect(files(second.kept)).toEqual(["policies/乙.md"]);
    expect(files(second.removed)).toEqual(["policies/甲.md"]);
    expect(second.rejected).toEqual([]);
  });

  it("serves the last good version of a file that can no longer be read, marked stale", async () => {
    const { folder, served } = await planned();
    using _ = folder;
    folder.write(
      "policies/甲.md",
      Uint8Array.from({ length: 300 }, (_unused, at) => (at * 37) % 251),
    );
    const second = await plan(folder, served);
    expect(second.stale).toEqual(["policies/甲.md"]);
    expect(second.kept).toEqual([...served]);
    expect(second.removed).toEqual([]);
    expect(second.rejected).toEqual([
      {
        file: "policies/甲.md",
        reason: "不是文本文件，或编码无法识别",
        fix: "请用 UTF-8 或 GB18030 编码另存为 .txt 后放回",
      },
    ]);
  });

  it("only rejects a bad file that was never good, and goes on with the rest", async () => {
    using folder = createKnowledgeFolder({ ...good, "policies/a.md": "", "policies/b.caj": "x" });
    const first = await plan(folder);
    expect(first.rejected.map(({ file, reason }) => [file, reason])).toEqual([
      ["policies/a.md", "文件里没有文字"],
      ["policies/b.caj", "不支持 .caj（知网 CAJ 文件）"],
    ]);
    expect(first.stale).toEqual([]);
    expect(first.added).toEqual(["policies/乙.md", "policies/甲.md"]);
  });

  it("keeps what the scan refused: the file itself, or every file below a closed folder", async () => {
    const { folder, served } = await planned();
    using _ = folder;
    const refused = (file: string) => ({ file, reason: "没有读取权限或读取时出错", fix: "" });
    const closed = await plan(folder, served, {
      scan: { files: [], rejected: [refused("policies")] },
    });
    expect(closed.stale).toEqual(["policies/乙.md", "policies/甲.md"]);
    expect(closed.removed).toEqual([]);
    const one = await plan(folder, served, {
      scan: { files: [], rejected: [refused("policies/甲.md")] },
    });
    expect(one.stale).toEqual(["policies/甲.md"]);
    expect(files(one.removed)).toEqual(["policies/乙.md"]);
    const other = await plan(folder, served, {
      scan: { files: [], rejected: [refused("pol")] },
    });
    expect(other.stale).toEqual([]);
  });

  it("reports warnings by file, and progress file by file", async () => {
    using folder = createKnowledgeFolder({ ...good, "a.md": "---\na: [\n---\n第一条　丙。" });
    const seen: unknown[] = [];
    const scan = await scanFolder(folder.knowledgeDir);
    const first = await planReload(scan, [], [], { ...options, onFile: (...args) => seen.push(args) });
    expect(first.warnings).toHaveLength(1);
    expect(first.warnings[0]?.file).toBe("a.md");
    expect(seen).toEqual([
      [1, 3, "a.md"],
      [2, 3, "policies/乙.md"],
      [3, 3, "policies/甲.md"],
    ]);
  });

  it("stops between files when cancelled", async () => {
    using folder = createKnowledgeFolder(good);
    const controller = new AbortController();
    let read = 0;
    const onFile = (): void => {
      read += 1;
      controller.abort(new Error("取消"));
    };
    const scan = await scanFolder(folder.knowledgeDir);
    await expect(planReload(scan, [], [], { ...options, signal: controller.signal, onFile })).rejects.toThrow(
      "取消",
    );
    expect(read).toBe(1);
  });
});
