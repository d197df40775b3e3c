import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exactIndexFactory } from "../../../../src/adapters/vectors/exact-index.ts";
import { createHashingEmbedder } from "../../../support/hashing-embedder.ts";
import { IndexMismatchError } from "../../../../src/errors.ts";
import { readSearchIndex, writeSearchIndex } from "../../../../src/retrieval/indexing/search-index.ts";
import { tokenize } from "../../../../src/retrieval/indexing/tokenize.ts";

const bodies = ["党支部每月召开一次支部委员会会议", "预备党员的预备期为一年", "公示期不少于五个工作日"];
const entries = bodies.map((body, at) => ({
  chunkId: 11 + at,
  documentId: 5 + at,
  title: "条例",
  path: [],
  article: null,
  body,
}));
const embedder = createHashingEmbedder();
let folder: string;

async function write(onProgress?: (done: number, total: number) => void): Promise<void> {
  const rows = await embedder.embedDocuments(entries);
  const vectors = new Float32Array(rows.length * embedder.dimensions);
  for (const [at, row] of rows.entries()) vectors.set(row, at * embedder.dimensions);
  await writeSearchIndex(folder, entries, vectors, exactIndexFactory, embedder.id, onProgress);
}

const read = (id = embedder.id, factories = [exactIndexFactory]) => readSearchIndex(folder, factories, id);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "youju-index-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("search index", () => {
  it("comes back from disk with both searches and the ids of each row", async () => {
    const progress: string[] = [];
    await write((done, total) => progress.push(`${done}/${total}`));
    expect(progress.at(-1)).toBe("3/3");
    const index = await read();
    const [best] = index.lexical.search(new Map(tokenize("预备期").map((term) => [term, 1])), 1);
    expect(best?.row).toBe(1);
    expect([index.chunkIdOfRow(1), index.documentIdOfRow(1)]).toEqual([12, 6]);
    const [nearest] = index.vectors.search(await embedder.embedQuery("公示期五个工作日"), 1);
    expect(nearest?.row).toBe(2);
    expect(index.manifest).toMatchObject({ rows: 3, dimensions: 256, vectorKind: "exact-int8" });
  });

  it("holds an empty generation", async () => {
    await writeSearchIndex(folder, [], new Float32Array(0), exactIndexFactory, embedder.id);
    const index = await read();
    expect(index.lexical.size).toBe(0);
    expect(index.vectors.search(await embedder.embedQuery("党"), 5)).toEqual([]);
  });

  it("refuses vectors that do not fit the entries", async () => {
    await expect(
      writeSearchIndex(folder, entries, new Float32Array(7), exactIndexFactory, embedder.id),
    ).rejects.toThrow(TypeError);
  });

  it.each(["base-lexical.bin", "base-rows.bin", "base-vectors.bin"])(
    "refuses %s with one bit flipped",
    async (name) => {
      await write();
      const bytes = await readFile(join(folder, name));
      const middle = bytes.length >> 1;
      bytes[middle] = bytes[middle]! ^ 1;
      await writeFile(join(folder, name), bytes);
      await expect(read()).rejects.toThrow(`索引文件 ${name} 校验不符`);
    },
  );

  it.each(["base-lexical.bin", "base-rows.bin", "base-vectors.bin"])(
    "refuses %s cut short or missing",
    async (name) => {
      await write();
      await truncate(join(folder, name), 3);
      await expect(read()).rejects.toThrow(`索引文件 ${name} 大小不符`);
      await rm(join(folder, name));
      await expect(read()).rejects.toThrow(`索引文件 ${name} 缺失`);
    },
  );

  it.each([
    ["no JSON", () => "{"],
    ["no object", () => "null"],
    ["no files", (text: string) => text.replace('"files"', '"other"')],
    ["a file outside", (text: string) => text.replace('"base-lexical.bin"', '"../base-lexical.bin"')],
    ["a later format", (text: string) => text.replace(/"formatVersion": \d+/u, '"formatVersion": 99')],
    ["an unnamed file", (text: string) => text.replace('"base-rows.bin"', '"gone.bin"')],
    ["other rows", (text: string) => text.replace('"rows": 3', '"rows": 4')],
  ])("refuses a manifest with %s", async (_, change) => {
    await write();
    const file = join(folder, "manifest.json");
    await writeFile(file, change(await readFile(file, "utf8")));
    await expect(read()).rejects.toBeInstanceOf(IndexMismatchError);
  });

  it("refuses a folder without a manifest, another embedder and an unknown vector kind, naming the fix", async () => {
    await expect(read()).rejects.toThrow("manifest.json");
    await write();
    await expect(read("other-model")).rejects.toThrow("other-model");
    await expect(read(embedder.id, [])).rejects.toMatchObject({ fix: expect.stringContaining("reload") });
  });
});
