import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openSqliteStore } from "../../../../src/adapters/sqlite/sqlite-store.ts";
import { embedEntries } from "../../../../src/ingestion/generation/embed-entries.ts";
import { parseDocument } from "../../../../src/ingestion/load-document.ts";
import { readEntries } from "../../../../src/ingestion/generation/read-entries.ts";
import type { Store } from "../../../../src/ports/store.ts";
import type { IndexEntry } from "../../../../src/retrieval/indexing/search-index.ts";
import { createKnowledgeFolder } from "../../../support/knowledge-folder.ts";
import { createLetterEmbedder } from "../../../support/letter-embedder.ts";

const never = new AbortController().signal;

const entry = (at: number): IndexEntry => ({
  chunkId: at + 1,
  documentId: 1,
  title: "办法",
  path: ["第一章　总则"],
  article: null,
  body: `第${at}段`,
});
const entries = (count: number): IndexEntry[] => Array.from({ length: count }, (_, at) => entry(at));

function withStore(work: (store: Store) => Promise<void> | void): () => Promise<void> {
  return async () => {
    using folder = createKnowledgeFolder();
    const store = openSqliteStore(join(folder.dataDir, "t.db"));
    try {
      await work(store);
    } finally {
      store.close();
    }
  };
}

describe("readEntries", () => {
  it(
    "gives every chunk with its text, batch by batch",
    withStore(async (store) => {
      const parse = (file: string, text: string) => {
        const { document } = parseDocument(file, new TextEncoder().encode(text), file);
        return { ...document, stamp: "", textHash: "", warnings: [] };
      };
      store.addDocuments(1, [
        parse("b.md", "# 乙\n第一条　乙。"),
        parse("a.md", "# 甲\n第一章 总则\n第一条　甲。\n第二条　丁。"),
      ]);
      const batches = [...readEntries(store.reader(1), store.files(1), 2)];
      expect(batches.map((batch) => batch.length)).toEqual([2, 1]);
      expect(
        batches.flat().map(({ title, path, article, body }) => ({ title, path, article, body })),
      ).toEqual([
        { title: "甲", path: ["第一章　总则"], article: "第一条", body: "第一条　甲。" },
        { title: "甲", path: ["第一章　总则"], article: "第二条", body: "第二条　丁。" },
        { title: "乙", path: [], article: "第一条", body: "第一条　乙。" },
      ]);
      expect([...readEntries(store.reader(0), store.files(0), 2)]).toEqual([]);
    }),
  );
});

describe("embedEntries", () => {
  it(
    "gives each entry its vector, equal texts one",
    withStore(async (store) => {
      const embedder = createLetterEmbedder();
      const { vectors } = await embedEntries([...entries(3), entry(1)], embedder, store, never);
      expect(embedder.computed).toHaveLength(3);
      expect(embedder.computed[0]).toEqual({ title: "办法 第一章　总则", body: "第0段" });
      const [expected] = await embedder.embedDocuments([{ title: "办法 第一章　总则", body: "第1段" }]);
      expect(vectors[1]).toEqual(expected);
      expect(vectors[3]).toEqual(expected);
    }),
  );

  it(
    "computes only what this embedder has not computed before",
    withStore(async (store) => {
      const first = await embedEntries(entries(3), createLetterEmbedder(), store, never);
      const again = createLetterEmbedder();
      const second = await embedEntries([entry(1), entry(7), entry(0)], again, store, never);
      expect(again.computed.map(({ body }) => body)).toEqual(["第7段"]);
      expect(second.vectors[0]).toEqual(first.vectors[1]);
      expect(second.vectors[2]).toEqual(first.vectors[0]);
      // Under another title the same words are another text; under another id nothing is known.
      const retitled = createLetterEmbedder();
      await embedEntries([{ ...entry(0), title: "条例" }], retitled, store, never);
      expect(retitled.computed).toHaveLength(1);
      const other = createLetterEmbedder("letters-v2");
      await embedEntries(entries(3), other, store, never);
      expect(other.computed).toHaveLength(3);
    }),
  );

  it(
    "computes again what has another length under the same name",
    withStore(async (store) => {
      await embedEntries(entries(3), createLetterEmbedder("remote", 4), store, never);
      const longer = createLetterEmbedder("remote", 8);
      const { vectors } = await embedEntries(entries(3), longer, store, never);
      expect(longer.computed).toHaveLength(3);
      expect(vectors[0]).toEqual(await longer.embedQuery("办法 第一章　总则\n第0段"));
    }),
  );

  it(
    "keeps internal text from an embedder outside, and its vector of before out of the index",
    withStore(async (store) => {
      const some = [entry(0), { ...entry(1), internal: true }];
      await embedEntries(some, createLetterEmbedder(), store, never);
      const outside = { ...createLetterEmbedder(), sendsOutside: true };
      const { vectors } = await embedEntries([...some, entry(2)], outside, store, never);
      expect(outside.computed.map(({ body }) => body)).toEqual(["第2段"]);
      expect(vectors[1]).toEqual(new Float32Array(8));
    }),
  );

  it(
    "forgets what no text needs any more",
    withStore(async (store) => {
      const { textHashes } = await embedEntries(entries(3), createLetterEmbedder(), store, never);
      store.keepEmbeddings(new Set(textHashes.slice(0, 1)));
      const again = createLetterEmbedder();
      await embedEntries(entries(3), again, store, never);
      expect(again.computed.map(({ body }) => body)).toEqual(["第1段", "第2段"]);
    }),
  );

  it(
    "refuses an embedder that gives fewer vectors than texts, and stores none of them",
    withStore(async (store) => {
      const broken = { ...createLetterEmbedder(), embedDocuments: () => Promise.resolve([]) };
      await expect(embedEntries(entries(2), broken, store, never)).rejects.toThrow(RangeError);
      const retry = createLetterEmbedder();
      await embedEntries(entries(2), retry, store, never);
      expect(retry.computed).toHaveLength(2);
    }),
  );
});
