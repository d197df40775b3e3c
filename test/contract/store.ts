import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseDocument } from "../../src/ingestion/load-document.ts";
import type { AcceptedDocument, Store } from "../../src/ports/store.ts";
import { createKnowledgeFolder, type KnowledgeFolder } from "../support/knowledge-folder.ts";

/** A document of two articles; `wording` goes into the first. */
function document(file: string, wording: string): AcceptedDocument {
  const text = `# ${file}\n第一章 总则\n第一条　${wording}\n第二条　自印发之日起施行。`;
  const { document: parsed, warnings } = parseDocument(
    file,
    new TextEncoder().encode(text),
    `hash of ${wording}`,
  );
  return { ...parsed, warnings, stamp: "1:2:3", textHash: `text of ${wording}` };
}

/** What every Store must do; `open` opens the file, again and again. */
export function testStore(name: string, open: (file: string) => Store): void {
  describe(`store: ${name}`, () => {
    let folder: KnowledgeFolder;
    let file: string;
    let store: Store;

    beforeEach(() => {
      folder = createKnowledgeFolder();
      file = join(folder.dataDir, "store.db");
      store = open(file);
    });
    afterEach(() => {
      store.close();
      folder[Symbol.dispose]();
    });

    const add = (generation: number, ...added: AcceptedDocument[]): void =>
      store.addDocuments(generation, added);
    const write = (
      generation: number,
      { removedIds, added }: { removedIds: number[]; added: AcceptedDocument[] },
    ): void => {
      store.addDocuments(generation, added);
      store.removeDocuments(generation, removedIds);
    };
    const idOf = (generation: number, wanted: string): number =>
      store.reader(generation).documentByFile(wanted)?.id ?? -1;
    /** [file, wording of the first article] of everything visible. */
    const contents = (generation: number): (string | undefined)[][] =>
      store
        .reader(generation)
        .documents()
        .map((row) => [
          row.file,
          /第一条　(.+)/u.exec(store.reader(generation).documentById(row.id)?.text ?? "")?.[1],
        ]);

    it("gives back a document whole", () => {
      const given = document("policies/甲.md", "甲。");
      add(1, given);
      const reader = store.reader(1);
      const [row] = reader.documents();
      const id = row?.id ?? -1;
      expect(reader.generation).toBe(1);
      expect(row).toEqual({
        ...given.meta,
        id,
        declared: given.declared,
        fileHash: "hash of 甲。",
        chunkCount: 2,
      });
      const stored = { ...given.meta, id, text: given.text };
      expect(reader.documentByFile("policies/甲.md")).toEqual(stored);
      expect(reader.documentById(id)).toEqual(stored);
      const chunks = reader.chunksOf(id);
      expect(
        chunks.map(({ documentId, ordinal, path, article, start, end }) => [
          documentId,
          { ordinal, path, article, start, end },
        ]),
      ).toEqual(given.chunks.map((chunk) => [id, chunk]));
      expect(reader.chunk(chunks[1]?.id ?? -1)).toEqual(chunks[1]);
    });

    it("answers null or nothing for what is not there", () => {
      const reader = store.reader(1);
      expect(reader.documents()).toEqual([]);
      expect(reader.documentByFile("a.md")).toBeNull();
      expect(reader.documentById(1)).toBeNull();
      expect(reader.chunk(1)).toBeNull();
      expect(reader.chunksOf(1)).toEqual([]);
    });

    it("lists documents by file name", () => {
      add(1, document("b.md", "乙。"), document("a.md", "甲。"));
      add(2, document("ab.md", "丙。"));
      expect(contents(2).map(([name]) => name)).toEqual(["a.md", "ab.md", "b.md"]);
    });

    it("shows each generation its own documents", () => {
      add(1, document("a.md", "旧。"), document("b.md", "乙。"));
      write(2, {
        removedIds: [idOf(1, "a.md")],
        added: [document("a.md", "新。"), document("c.md", "丙。")],
      });
      write(3, { removedIds: [idOf(2, "b.md")], added: [] });
      const [a, b, c] = [
        ["a.md", "新。"],
        ["b.md", "乙。"],
        ["c.md", "丙。"],
      ];
      expect(contents(0)).toEqual([]);
      expect(contents(1)).toEqual([["a.md", "旧。"], b]);
      expect(contents(2)).toEqual([a, b, c]);
      expect(contents(3)).toEqual([a, c]);
      expect(store.reader(1).documentByFile("a.md")?.text).toContain("旧。");
      expect(store.reader(1).documentByFile("c.md")).toBeNull();
      expect(store.reader(3).documentByFile("b.md")).toBeNull();
    });

    it("adds documents all or none", () => {
      add(1, document("a.md", "甲。"));
      const broken = { ...document("c.md", "丙。"), fileHash: null as unknown as string };
      expect(() => add(2, document("b.md", "乙。"), broken)).toThrow(/constraint|null/iu);
      expect(contents(2)).toEqual([["a.md", "甲。"]]);
      add(2, document("b.md", "乙。"));
      expect(contents(2)).toHaveLength(2);
    });

    it("rolls back what came after the current generation, removals too", () => {
      add(1, document("a.md", "旧。"), document("b.md", "乙。"));
      write(2, { removedIds: [idOf(1, "a.md")], added: [document("a.md", "新。")] });
      const chunk = store.reader(2).chunksOf(idOf(2, "a.md"))[0]?.id ?? -1;
      const before = contents(1);
      store.rollbackAfter(1);
      expect(contents(1)).toEqual(before);
      expect(contents(2)).toEqual(before);
      expect(store.reader(2).chunk(chunk)).toBeNull();
      store.rollbackAfter(1);
      expect(contents(1)).toEqual(before);
    });

    it("purges what the oldest kept generation cannot see, and nothing else", () => {
      add(1, document("a.md", "一。"), document("b.md", "乙。"));
      write(2, { removedIds: [idOf(1, "a.md")], added: [document("a.md", "二。")] });
      write(3, { removedIds: [idOf(2, "a.md")], added: [document("a.md", "三。")] });
      const ids = [1, 2, 3].map((generation) => idOf(generation, "a.md"));
      const chunksOfFirst = store.reader(1).chunksOf(ids[0] ?? -1);
      expect(chunksOfFirst).toHaveLength(2);
      store.purgeBefore(2);
      expect(ids.map((id) => store.reader(3).documentById(id) !== null)).toEqual([false, true, true]);
      // Chunks go with their document.
      expect(chunksOfFirst.map(({ id }) => store.reader(1).chunk(id))).toEqual([null, null]);
      expect(contents(2)).toEqual([
        ["a.md", "二。"],
        ["b.md", "乙。"],
      ]);
      store.purgeBefore(3);
      expect(contents(3)).toEqual([
        ["a.md", "三。"],
        ["b.md", "乙。"],
      ]);
      expect(store.reader(3).documentById(ids[1] ?? -1)).toBeNull();
    });

    it("returns embeddings bit for bit, by embedder and text", () => {
      const exact = Float32Array.of(0.1, -1 / 3, Number.MIN_VALUE, 3.4028234663852886e38, -0, 1e-40);
      // A view into a larger buffer, at an offset: only its own bytes are meant.
      const view = Float32Array.of(9, 9, 0.25, -0.5, 9).subarray(2, 4);
      store.saveEmbeddings("甲", [
        { textHash: "x", vector: exact },
        { textHash: "y", vector: view },
      ]);
      store.saveEmbeddings("乙", [{ textHash: "x", vector: Float32Array.of(7) }]);
      const found = store.embeddings("甲", ["y", "absent", "x"]);
      expect([...found.keys()].sort()).toEqual(["x", "y"]);
      expect(Object.is(found.get("x")?.[4], -0)).toBe(true);
      expect(found.get("x")).toEqual(exact);
      expect(found.get("y")).toEqual(Float32Array.of(0.25, -0.5));
      expect(store.embeddings("乙", ["x", "y"])).toEqual(new Map([["x", Float32Array.of(7)]]));
      store.saveEmbeddings("乙", [{ textHash: "x", vector: Float32Array.of(8) }]);
      expect(store.embeddings("乙", ["x"]).get("x")).toEqual(Float32Array.of(8));
      expect(store.embeddings("丙", ["x"]).size).toBe(0);
    });

    it("keeps embeddings of documents that went: the words may come back", () => {
      add(1, document("a.md", "甲。"));
      store.saveEmbeddings("甲", [{ textHash: "x", vector: Float32Array.of(1) }]);
      write(2, { removedIds: [idOf(1, "a.md")], added: [] });
      store.purgeBefore(2);
      expect(store.embeddings("甲", ["x"]).size).toBe(1);
    });

    it("holds everything after closing and opening again", () => {
      add(1, document("a.md", "甲。"));
      store.saveEmbeddings("甲", [{ textHash: "x", vector: Float32Array.of(0.1) }]);
      const before = store.reader(1).documents();
      store.close();
      store = open(file);
      store.checkIntegrity();
      expect(existsSync(file)).toBe(true);
      expect(store.reader(1).documents()).toEqual(before);
      expect(store.reader(1).chunksOf(before[0]?.id ?? -1)).toHaveLength(2);
      expect(store.embeddings("甲", ["x"]).get("x")).toEqual(Float32Array.of(0.1));
    });

    it("lets a second connection read while the first writes", () => {
      add(1, document("a.md", "旧。"));
      const second = open(file);
      try {
        const reader = second.reader(1);
        expect(reader.documents()).toHaveLength(1);
        write(2, { removedIds: [idOf(1, "a.md")], added: [document("a.md", "新。")] });
        expect(reader.documentByFile("a.md")?.text).toContain("旧。");
        expect(second.reader(2).documentByFile("a.md")?.text).toContain("新。");
      } finally {
        second.close();
      }
    });
  });
}
