import { exactIndexFactory } from "../../src/adapters/vectors/exact-index.ts";
import { tryLock } from "../../src/adapters/sqlite/sqlite-lock.ts";
import { openSqliteStore } from "../../src/adapters/sqlite/sqlite-store.ts";
import type { ReloadReport } from "../../src/domain/operation/reload.ts";
import { dataPaths, readCurrent } from "../../src/ingestion/generation/generation-folder.ts";
import { reload, type ReloadDependencies, type ReloadOptions } from "../../src/ingestion/reload/reload.ts";
import { readSearchIndex, type SearchIndex } from "../../src/retrieval/indexing/search-index.ts";
import type { KnowledgeFolder } from "./knowledge-folder.ts";
import { createLetterEmbedder } from "./letter-embedder.ts";

/** What a reload in tests is wired with: the true store, locks and exact index, a small embedder. */
export function reloadDependencies(
  folder: KnowledgeFolder,
  more: Partial<ReloadDependencies> = {},
): ReloadDependencies {
  return {
    knowledgeDir: folder.knowledgeDir,
    dataDir: folder.dataDir,
    openStore: () => openSqliteStore(dataPaths(folder.dataDir).database),
    embedder: createLetterEmbedder(),
    vectorFactory: () => exactIndexFactory,
    locks: { tryLock },
    now: () => new Date("2026-03-01T08:00:00Z"),
    ...more,
  };
}

export function runReload(
  folder: KnowledgeFolder,
  options: Partial<ReloadOptions> = {},
  more: Partial<ReloadDependencies> = {},
): Promise<ReloadReport> {
  return reload(
    { full: false, by: "cli", signal: new AbortController().signal, onProgress: () => {}, ...options },
    reloadDependencies(folder, more),
  );
}

/** One generation as a server would open it, read out whole. */
export interface OpenedGeneration {
  readonly generation: number;
  readonly index: SearchIndex;
  /** Stored text by file. */
  readonly texts: ReadonlyMap<string, string>;
  readonly statuses: ReadonlyMap<string, string>;
  /** `file#article` of every row of the index, in row order. */
  readonly rows: readonly string[];
}

/**
 * Opens what `current` names and checks that nothing of it is half: index files by their hashes, every
 * row's chunk in a visible document, every chunk of every document in a row, every offset in its text.
 */
export async function openServed(
  dataDir: string,
  embedderId = "letters-v1",
  generation = readCurrent(dataDir),
): Promise<OpenedGeneration> {
  const index = await readSearchIndex(
    dataPaths(dataDir).generation(generation),
    [exactIndexFactory],
    embedderId,
  );
  const store = openSqliteStore(dataPaths(dataDir).database);
  try {
    const reader = store.reader(generation);
    const documents = reader.documents();
    const byId = new Map(documents.map((row) => [row.id, row]));
    const rows: string[] = [];
    const indexed = new Set<number>();
    for (let row = 0; row < index.manifest.rows; row++) {
      const chunk = reader.chunk(index.chunkIdOfRow(row));
      const owner = byId.get(index.documentIdOfRow(row));
      if (chunk === null || owner === undefined || chunk.documentId !== owner.id)
        throw new Error(`row ${row} of generation ${generation} points at nothing that is served`);
      indexed.add(chunk.id);
      rows.push(`${owner.file}#${chunk.article ?? ""}`);
    }
    const texts = new Map<string, string>();
    for (const row of documents) {
      const text = reader.documentById(row.id)?.text;
      const chunks = reader.chunksOf(row.id);
      if (text === undefined || texts.has(row.file)) throw new Error(`${row.file} is there twice or half`);
      if (chunks.length !== row.chunkCount) throw new Error(`${row.file} lacks chunks`);
      for (const chunk of chunks) {
        if (!indexed.has(chunk.id)) throw new Error(`${row.file} has a chunk that the index lacks`);
        if (chunk.end > text.length || chunk.start >= chunk.end) throw new Error(`${row.file}: bad offsets`);
      }
      texts.set(row.file, text);
    }
    const chunkTotal = documents.reduce((sum, row) => sum + row.chunkCount, 0);
    if (chunkTotal !== index.manifest.rows)
      throw new Error(`${chunkTotal} chunks, ${index.manifest.rows} rows`);
    const statuses = new Map(documents.map((row) => [row.file, row.status]));
    return { generation, index, texts, statuses, rows };
  } finally {
    store.close();
  }
}
