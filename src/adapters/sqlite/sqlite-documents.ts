import type { DatabaseSyncInstance } from "@photostructure/sqlite";
import type { DocumentMeta } from "../../domain/documents/document.ts";
import type { AcceptedDocument, SeenFiles, SetAsideFile } from "../../ports/store.ts";

/** Statements over documents and files; each is to be called inside a transaction. */
export function createDocumentWriter(database: DatabaseSyncInstance) {
  const insertDocument = database.prepare(
    "insert into documents (file, file_hash, text_hash, stamp, added, chunk_count, meta, declared, detail, warnings, text) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const insertChunk = database.prepare(
    "insert into chunks (document_id, ordinal, path, article, start_at, end_at) values (?, ?, ?, ?, ?, ?)",
  );
  const remove = database.prepare("update documents set removed = ? where id = ?");
  const restateInPlace = database.prepare("update documents set meta = ? where id = ? and added = ?");
  const copyDocument = database.prepare(
    `insert into documents (file, file_hash, text_hash, stamp, added, chunk_count, meta, declared, detail, warnings, text)
     select file, file_hash, text_hash, stamp, ?, chunk_count, ?, declared, detail, warnings, text from documents where id = ?`,
  );
  const copyChunks = database.prepare(
    `insert into chunks (document_id, ordinal, path, article, start_at, end_at)
     select ?, ordinal, path, article, start_at, end_at from chunks where document_id = ? order by ordinal`,
  );
  const withdraw = database.prepare("delete from documents where id = ? and added = ?");
  const setStamp = database.prepare("update documents set stamp = ? where id = ?");
  const insertAside = database.prepare(
    "insert or replace into set_aside (file, stamp, file_hash, text_hash, duplicate_of, reason, fix) values (?, ?, ?, ?, ?, ?, ?)",
  );

  return {
    add(generation: number, document: AcceptedDocument): void {
      const { lastInsertRowid } = insertDocument.run(
        document.meta.file,
        document.fileHash,
        document.textHash,
        document.stamp,
        generation,
        document.chunks.length,
        JSON.stringify(document.meta),
        JSON.stringify(document.declared),
        JSON.stringify(document.detail),
        JSON.stringify(document.warnings),
        document.text,
      );
      for (const { ordinal, path, article, start, end } of document.chunks)
        insertChunk.run(lastInsertRowid, ordinal, JSON.stringify(path), article, start, end);
    },

    /** Takes back what this generation has added. */
    withdraw: (generation: number, id: number): void => void withdraw.run(id, generation),

    remove: (generation: number, id: number): void => void remove.run(generation, id),

    restate(generation: number, id: number, meta: DocumentMeta): void {
      const json = JSON.stringify(meta);
      // A row of this generation has no reader yet.
      if (restateInPlace.run(json, id, generation).changes > 0) return;
      const { lastInsertRowid } = copyDocument.run(generation, json, id);
      copyChunks.run(lastInsertRowid, id);
      remove.run(generation, id);
    },

    saveSeenFiles({ stamps, setAside }: SeenFiles): void {
      for (const { id, stamp } of stamps) setStamp.run(stamp, id);
      database.exec("delete from set_aside");
      for (const file of setAside) {
        const { stamp, fileHash, textHash, duplicateOf, reason, fix } = file;
        insertAside.run(file.file, stamp, fileHash, textHash, duplicateOf, reason, fix);
      }
    },
  };
}

export function readSetAside(database: DatabaseSyncInstance): SetAsideFile[] {
  return database
    .prepare(
      "select file, stamp, file_hash as fileHash, text_hash as textHash, duplicate_of as duplicateOf, reason, fix from set_aside order by file",
    )
    .all();
}
