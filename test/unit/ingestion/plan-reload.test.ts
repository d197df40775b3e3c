import { describe, expect, it } from "vitest";
import { hashBytes } from "../../../src/ingestion/load-document.ts";
import { planReload } from "../../../src/ingestion/plan-reload.ts";
import { scanFolder, type FolderScan } from "../../../src/ingestion/scan-folder.ts";
import type { DocumentRow, NewDocument } from "../../../src/ports/store.ts";
import { createKnowledgeFolder, type KnowledgeFolder } from "../../support/knowledge-folder.ts";

const options = { full: false, signal: new AbortController().signal, onFile: () => {} };

async function plan(
  folder: KnowledgeFolder,
  served: readonly DocumentRow[] = [],
  more: { full?: boolean; scan?: FolderScan } = {},
) {
  const scan = more.scan ?? (await scanFolder(folder.knowledgeDir));
  return planReload(scan, served, { ...options, full: more.full ?? false });
}

/** The rows a store would hold after this plan. */
const rowsOf = (documents: readonly NewDocument[]): DocumentRow[] =>
  documents.map(({ meta, declared, fileHash, chunks }, at) => ({
    ...meta,
    id: at + 1,
    declared,
    fileHash,
    chunkCount: chunks.length,
  }));

const files = (rows: readonly (DocumentRow | NewDocument)[]): string[] =>
  rows.map((row) => ("meta" in row ? row.meta.file : row.file));

const good = { "policies/甲.md": "第一条　甲。", "policies/乙.md": "第一条　乙。" };

async function planned() {
  const folder = createKnowledgeFolder(good);
  const first = await plan(folder);
  return { folder, served: rowsOf(first.added) };
}

describe("planReload", () => {
  it("adds everything at first, in the order of the scan", async () => {
    using folder = createKnowledgeFolder(good);
    const first = await plan(folder);
    expect(files(first.added)).toEqual(["policies/乙.md", "policies/甲.md"]);
    expect(first.added[1]?.fileHash).toBe(hashBytes(new TextEncoder().encode("第一条　甲。")));
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

  it("tells added, changed and removed apart", async () => {
    const { folder, served } = await planned();
    using _ = folder;
    folder.write("policies/甲.md", "第一条　新甲。");
    folder.remove("policies/乙.md");
    folder.write("policies/丙.md", "第一条　丙。");
    const second = await plan(folder, served);
    expect(files(second.added)).toEqual(["policies/丙.md"]);
    expect(files(second.changed)).toEqual(["policies/甲.md"]);
    expect(second.changed[0]?.text).toBe("第一条　新甲。");
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
    expect(files(second.added)).toEqual(["policies/副本.md"]);
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
    expect(files(first.added)).toEqual(["policies/乙.md", "policies/甲.md"]);
  });

  it("keeps what the scan refused: the file itself, or every file below a closed folder", async () => {
    const { folder, served } = await planned();
    using _ = folder;
    const refused = (file: string) => ({ file, reason: "没有读取权限或读取时出错", fix: "" });
    const closed = await plan(folder, served, { scan: { files: [], rejected: [refused("policies")] } });
    expect(closed.stale).toEqual(["policies/乙.md", "policies/甲.md"]);
    expect(closed.removed).toEqual([]);
    const one = await plan(folder, served, { scan: { files: [], rejected: [refused("policies/甲.md")] } });
    expect(one.stale).toEqual(["policies/甲.md"]);
    expect(files(one.removed)).toEqual(["policies/乙.md"]);
    const other = await plan(folder, served, { scan: { files: [], rejected: [refused("pol")] } });
    expect(other.stale).toEqual([]);
  });

  it("reports warnings by file, and progress file by file", async () => {
    using folder = createKnowledgeFolder({ ...good, "a.md": "---\na: [\n---\n第一条　丙。" });
    const seen: unknown[] = [];
    const scan = await scanFolder(folder.knowledgeDir);
    const first = await planReload(scan, [], { ...options, onFile: (...args) => seen.push(args) });
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
    await expect(planReload(scan, [], { ...options, signal: controller.signal, onFile })).rejects.toThrow(
      "取消",
    );
    expect(read).toBe(1);
  });
});
