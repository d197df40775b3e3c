import { DatabaseSync } from "@photostructure/sqlite";
import type { GenerationChanges, GenerationReader, NewDocument, Store } from "../ports/store.ts";
import { prepareSchema } from "./sqlite-schema.ts";
import { createGenerationReader } from "./sqlite-generation-reader.ts";

/**
 * The store in one SQLite file (WAL: one writer beside any number of readers, also across processes).
 * @throws Error when the file is damaged or newer than this program.
 */
export function openSqliteStore(file: string): Store {
  const database = new DatabaseSync(file);
  try {
    // synchronous = full: rows must be on the disk before `current` names them, or a power cut loses them.
    database.exec(
      "pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on",
    );
    prepareSchema(database);
  } catch (error) {
    database.close();
    throw error;
  }

  function inTransaction(work: () => void): void {
    database.exec("begin immediate");
    try {
      work();
      database.exec("commit");
    } catch (error) {
      database.exec("rollback");
      throw error;
    }
  }

  function insertDocument(generation: number, document: NewDocument): void {
    const inserted = database
      .prepare(
        "insert into documents (file, file_hash, meta, declared, detail, text, chunk_count, added) values (?, ?, ?, ?, ?, ?, ?, ?)",
      )
      .run(
        document.meta.file,
        document.fileHash,
        JSON.stringify(document.meta),
        JSON.stringify(document.declared),
        JSON.stringify(document.detail),
        document.text,
        document.chunks.length,
        generation,
      );
    const insertChunk = database.prepare(
      "insert into chunks (document_id, ordinal, path, article, start_at, end_at) values (?, ?, ?, ?, ?, ?)",
    );
    for (const chunk of document.chunks) {
      insertChunk.run(
        inserted.lastInsertRowid,
        chunk.ordinal,
        JSON.stringify(chunk.path),
        chunk.article,
        chunk.start,
        chunk.end,
      );
    }
  }

  return {
    reader: (generation: number): GenerationReader => createGenerationReader(database, generation),

    rollbackAfter(current: number): void {
      inTransaction(() => {
        database.prepare("delete from documents where added > ?").run(current);
        database.prepare("update documents set removed = null where removed > ?").run(current);
      });
    },

    writeGeneration(generation: number, changes: GenerationChanges): void {
      inTransaction(() => {
        const remove = database.prepare("update documents set removed = ? where id = ?");
        for (const id of changes.removedIds) remove.run(generation, id);
        for (const document of changes.added) insertDocument(generation, document);
      });
    },

    purgeBefore(oldest: number): void {
      inTransaction(() => {
        database.prepare("delete from documents where removed is not null and removed <= ?").run(oldest);
      });
    },

    embeddings(embedderId: string, textHashes: readonly string[]): Map<string, Float32Array> {
      const find = database.prepare("select vector from embeddings where embedder = ? and text_hash = ?");
      const found = new Map<string, Float32Array>();
      for (const hash of textHashes) {
        const row = find.get(embedderId, hash) as { vector: Uint8Array } | undefined;
        // Copied: the buffer SQLite hands out need not be aligned to four bytes.
        if (row !== undefined) found.set(hash, new Float32Array(Uint8Array.from(row.vector).buffer));
      }
      return found;
    },

    saveEmbeddings(embedderId, rows): void {
      inTransaction(() => {
        const save = database.prepare(
          "insert or replace into embeddings (embedder, text_hash, vector) values (?, ?, ?)",
        );
        for (const row of rows) {
          save.run(
            embedderId,
            row.textHash,
            new Uint8Array(row.vector.buffer, row.vector.byteOffset, row.vector.byteLength),
          );
        }
      });
    },

    checkIntegrity(): void {
      database.prepare("select count(*) from documents").get();
    },

    close: () => database.close(),
  };
}
