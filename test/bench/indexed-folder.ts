import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEmbeddedEncoder } from "../../src/adapters/embedded-encoder.ts";
import { exactIndexFactory } from "../../src/adapters/vectors/exact-index.ts";
import { tryLock } from "../../src/adapters/sqlite/sqlite-lock.ts";
import { openSqliteStore } from "../../src/adapters/sqlite/sqlite-store.ts";
import { condense } from "../../src/answering/question/condense.ts";
import type { Passage } from "../../src/domain/documents/document.ts";
import { localAdmin } from "../../src/domain/people/reader.ts";
import { dataPaths, readCurrent } from "../../src/ingestion/generation/generation-folder.ts";
import { reload } from "../../src/ingestion/reload/reload.ts";
import type { EvaluationQuestion } from "../../src/operations/evaluation/questions.ts";
import { parseGlossary } from "../../src/retrieval/glossary.ts";
import { createHybridRetriever, type HybridRetrieverParts } from "../../src/retrieval/hybrid-retriever.ts";
import type { Retriever } from "../../src/retrieval/retriever.ts";
import { readSearchIndex } from "../../src/retrieval/indexing/search-index.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface IndexedFolder {
  readonly parts: HybridRetrieverParts;
  /** Passages for one question, its history condensed into it. */
  search(
    question: EvaluationQuestion,
    limit: number,
    changes?: Partial<HybridRetrieverParts>,
  ): Promise<readonly Passage[]>;
  close(): void;
}

/** A knowledge folder indexed as `youju reload` does, in a temporary data folder, with the packaged word tables. */
export async function indexFolder(knowledgeDir: string): Promise<IndexedFolder> {
  const dataDir = mkdtempSync(join(tmpdir(), "youju-bench-"));
  const embedder = await loadEmbeddedEncoder(join(root, "models"));
  await reload(
    { full: false, by: "bench", signal: new AbortController().signal, onProgress: () => {} },
    {
      knowledgeDir,
      dataDir,
      openStore: () => openSqliteStore(dataPaths(dataDir).database),
      embedder,
      vectorFactory: () => exactIndexFactory,
      locks: { tryLock },
      now: () => new Date(),
    },
  );
  const store = openSqliteStore(dataPaths(dataDir).database);
  const current = readCurrent(dataDir);
  const table = (name: string) => parseGlossary(readFileSync(join(root, "knowledge", name), "utf8"));
  const parts: HybridRetrieverParts = {
    generation: store.reader(current),
    index: await readSearchIndex(dataPaths(dataDir).generation(current), [exactIndexFactory], embedder.id),
    embedder,
    glossary: table("glossary.tsv"),
    lexicon: table("lexicon.tsv"),
    today: () => new Date().toISOString().slice(0, 10),
  };
  /** One for each set of changes, by identity: what a retriever has read it keeps. */
  const retrievers = new Map<Partial<HybridRetrieverParts>, Retriever>();
  const unchanged = {};
  return {
    parts,
    async search({ question, history }, limit, changes = unchanged) {
      let retriever = retrievers.get(changes);
      if (retriever === undefined) {
        retriever = createHybridRetriever({ ...parts, ...changes });
        retrievers.set(changes, retriever);
      }
      const text = condense(question, history).text;
      return (await retriever.retrieve({ text, limit }, localAdmin)).passages;
    },
    close: () => {
      store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
