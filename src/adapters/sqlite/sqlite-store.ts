import { DatabaseSync } from "@photostructure/sqlite";
import type { GenerationReader, Store } from "../../ports/store.ts";
import { createDocumentWriter, readSetAside } from "./sqlite-documents.ts";
import { createEmbeddingTable } from "./sqlite-embeddings.ts";
import { readDeclaredMetas, readFiles, readFilesAddedIn } from "./sqlite-file-rows.ts";
import { createGenerationReader, preloadRows, type RowCache } from "./sqlite-generation-reader.ts";
import { createReloadTable } from "./sqlite-reloads.ts";
import { prepareSchema } from "./sqlite-schema.ts";
import { inTransaction as runInTransaction } from "./transaction.ts";

/**
 * The store in one SQLite file (WAL: one writer beside any number of readers, also across processes).
 * @throws ConfigError when the file is newer than this program, SQLite's error when it is damaged.
 */
export function openSqliteStore(file: string): Store {
  const database = new DatabaseSync(file);
  try {
    // synchronous = full: rows must be on the disk before `current` names them, or a power cut loses them.
    database.exec(
      "pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on",
    );
    prepareSchema(database, file);
  } catch (error) {
    database.close();
    throw error;
  }
  const documents = createDocumentWriter(database);
  const embeddings = createEmbeddingTable(database);
  const reloads = createReloadTable(database);
  const rows: RowCache = new Map();

  const inTransaction = (work: () => void): void => runInTransaction(database, work);

  return {
    reader: (generation): GenerationReader => createGenerationReader(database, generation, rows),

    async openReader(generation): Promise<GenerationReader> {
      const preloaded = await preloadRows(database, generation, rows);
      return createGenerationReader(database, generation, rows, preloaded);
    },

    files: (generation) => readFiles(database, generation),
    filesAddedIn: (generation) => readFilesAddedIn(database, generation),
    declaredMetas: (generation) => readDeclaredMetas(database, generation),

    rollbackAfter: (current) =>
      inTransaction(() => {
        database.prepare("delete from documents where added > ?").run(current);
        database
          .prepare("update documents set removed = null where removed is not null and removed > ?")
          .run(current);
      }),

    addDocuments: (generation, added) =>
      inTransaction(() => {
        for (const document of added) documents.add(generation, document);
      }),

    replaceAdded: (generation, replacements) =>
      inTransaction(() => {
        for (const { id, document } of replacements) {
          documents.withdraw(generation, id);
          documents.add(generation, document);
        }
      }),

    removeDocuments: (generation, ids) =>
      inTransaction(() => {
        for (const id of ids) documents.remove(generation, id);
      }),

    restateDocuments: (generation, changes) =>
      inTransaction(() => {
        for (const { id, meta } of changes) {
          documents.restate(generation, id, meta);
          rows.delete(id);
        }
      }),

    purgeBefore: (oldest) =>
      inTransaction(() => {
        database.prepare("delete from documents where removed is not null and removed <= ?").run(oldest);
      }),

    embeddings: (embedderId, textHashes) => embeddings.find(embedderId, textHashes),

    saveEmbeddings: (embedderId, vectors) =>
      inTransaction(() => {
        for (const { textHash, vector } of vectors) embeddings.save(embedderId, textHash, vector);
      }),

    keepEmbeddings: (textHashes) => inTransaction(() => embeddings.keep(textHashes)),

    setAside: () => readSetAside(database),

    reloads: (limit) => reloads.newest(limit),
    lastBasis: () => reloads.lastBasis(),

    recordReload: (record, seen) =>
      inTransaction(() => {
        if (seen !== null) documents.saveSeenFiles(seen);
        if (record !== null) reloads.add(record, seen?.basis ?? null);
        else if (seen !== null) reloads.renewBasis(seen.basis);
      }),

    checkIntegrity(): void {
      database.prepare("select count(*) from documents").get();
    },

    close(): void {
      if (database.isOpen) database.close();
    },
  };
}
