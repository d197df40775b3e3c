import { setImmediate } from "node:timers/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openSqliteStore } from "../../../src/adapters/sqlite-store.ts";
import { collectEntries, embedEntries } from "../../../src/ingestion/embed-chunks.ts";
import { parseDocument } from "../../../src/ingestion/load-document.ts";
import type { Store } from "../../../src/ports/store.ts";
import type { IndexEntry } from "../../../src/retrieval/indexing/search-index.ts";
import { createKnowledgeFolder } from "../../support/knowledge-folder.ts";
import { createLetterEmbedder } from "../../support/letter-embedder.ts";

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

describe("collectEntries", () => {
  it(
    "gives every visible chunk with its text, in document order",
    withStore((store) => {
      const parse = (file: string, text: string) =>
        parseDocument(file, new TextEncoder().encode(text), file).document;
      store.writeGeneration(1, {
        removedIds: [],
        added: [
          parse("b.md", "# 乙\n第一条　乙。"),
          parse("a.md", "# 甲\n第一章 总则\n第一条　甲。\n第二条　丁。"),
        ],
      });
      expect(
        collectEntries(store.reader(1)).map(({ title, path, article, body }) => ({
          title,
          path,
          article,
          body,
        })),
      ).toEqual([
        { title: "甲", path: ["第一章　总则"], article: "第一条", body: "第一条　甲。" },
        { title: "甲", path: ["第一章　总则"], article: "第二条", body: "第二条　丁。" },
        { title: "乙", path: [], article: "第一条", body: "第一条　乙。" },
      ]);
      expect(collectEntries(store.reader(0))).toEqual([]);
    }),
  );
});

describe("embedEntries", () => {
  it(
    "puts each entry's vector in its row, over several batches",
    withStore(async (store) => {
      const embedder = createLetterEmbedder();
      const seen: number[] = [];
      const vectors = await embedEntries(entries(600), embedder, store, never, (done, total) => {
        expect(total).toBe(600);
        seen.push(done);
      });
      expect(seen).toEqual([256, 512, 600]);
      expect(embedder.computed).toHaveLength(600);
      expect(embedder.computed[0]).toEqual({ title: "办法 第一章　总则", body: "第0段" });
      for (const at of [0, 255, 256, 599]) {
        const [expected] = await embedder.embedDocuments([{ title: "办法 第一章　总则", body: `第${at}段` }]);
        expect(vectors.slice(at * 8, at * 8 + 8)).toEqual(expected);
      }
    }),
  );

  it(
    "computes only what this embedder has not computed before",
    withStore(async (store) => {
      const first = await embedEntries(entries(3), createLetterEmbedder(), store, never, () => {});
      const again = createLetterEmbedder();
      const second = await embedEntries([entry(1), entry(7), entry(0)], again, store, never, () => {});
      expect(again.computed.map(({ body }) => body)).toEqual(["第7段"]);
      expect(second.slice(0, 8)).toEqual(first.slice(8, 16));
      expect(second.slice(16, 24)).toEqual(first.slice(0, 8));
      // Under another title the same words are another text; under another id nothing is known.
      const retitled = createLetterEmbedder();
      await embedEntries([{ ...entry(0), title: "条例" }], retitled, store, never, () => {});
      expect(retitled.computed).toHaveLength(1);
      const other = createLetterEmbedder("letters-v2");
      await embedEntries(entries(3), other, store, never, () => {});
      expect(other.computed).toHaveLength(3);
    }),
  );

  it(
    "computes again what has another length under the same name",
    withStore(async (store) => {
      await embedEntries(entries(3), createLetterEmbedder("remote", 4), store, never, () => {});
      const longer = createLetterEmbedder("remote", 8);
      const vectors = await embedEntries(entries(3), longer, store, never, () => {});
      expect(longer.computed).toHaveLength(3);
      expect(vectors.slice(0, 8)).toEqual(await longer.embedQuery("办法 第一章　总则\n第0段"));
    }),
  );

  it(
    "keeps internal text from an embedder outside, also a vector that an inner one left",
    withStore(async (store) => {
      const some = [entry(0), { ...entry(1), internal: true }];
      await embedEntries(some, createLetterEmbedder(), store, never, () => {});
      const outside = { ...createLetterEmbedder(), sendsOutside: true };
      const vectors = await embedEntries([...some, entry(2)], outside, store, never, () => {});
      expect(outside.computed.map(({ body }) => body)).toEqual(["第2段"]);
      expect(vectors.slice(8, 16)).toEqual(new Float32Array(8));
    }),
  );

  it(
    "lets the event loop turn between batches, so that a cancel sent as a message is heard",
    withStore(async (store) => {
      const controller = new AbortController();
      const embedder = createLetterEmbedder();
      void setImmediate().then(() => controller.abort(new Error("取消")));
      await expect(embedEntries(entries(5000), embedder, store, controller.signal, () => {})).rejects.toThrow(
        "取消",
      );
      expect(embedder.computed.length).toBeLessThan(5000);
    }),
  );

  it(
    "keeps the vectors of finished batches when a later one fails",
    withStore(async (store) => {
      const broken = createLetterEmbedder();
      let calls = 0;
      const failing = {
        ...broken,
        embedDocuments: (texts: Parameters<typeof broken.embedDocuments>[0]) => {
          calls += 1;
          return calls === 2 ? Promise.reject(new Error("断网")) : broken.embedDocuments(texts);
        },
      };
      await expect(embedEntries(entries(300), failing, store, never, () => {})).rejects.toThrow("断网");
      const retry = createLetterEmbedder();
      await embedEntries(entries(300), retry, store, never, () => {});
      expect(retry.computed).toHaveLength(44);
    }),
  );
});
