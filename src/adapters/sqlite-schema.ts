import type { DatabaseSyncInstance } from "@photostructure/sqlite";

/** Raised with every change of the tables; an older file is migrated, a newer one refused. */
export const schemaVersion = 1;

const tables = `
create table documents (
  id integer primary key,
  file text not null,
  file_hash text not null,
  meta text not null,
  declared text not null,
  text text not null,
  chunk_count integer not null,
  added integer not null,
  removed integer
);
create index documents_by_file on documents (file, added);
create table chunks (
  id integer primary key,
  document_id integer not null references documents (id) on delete cascade,
  ordinal integer not null,
  path text not null,
  article text,
  start_at integer not null,
  end_at integer not null
);
create index chunks_by_document on chunks (document_id, ordinal);
create table embeddings (
  embedder text not null,
  text_hash text not null,
  vector blob not null,
  primary key (embedder, text_hash)
) without rowid;
`;

/** Creates the tables in a new file. @throws Error when the file was written by a newer program. */
export function prepareSchema(database: DatabaseSyncInstance): void {
  if (versionOf(database) === schemaVersion) return;
  database.exec("begin immediate");
  try {
    const version = versionOf(database);
    if (version > schemaVersion) throw new Error(`database schema ${version} is newer than ${schemaVersion}`);
    // Asked again under the lock: another thread may have created them meanwhile.
    if (version === 0) database.exec(tables);
    database.exec(`pragma user_version = ${schemaVersion}`);
    database.exec("commit");
  } catch (error) {
    database.exec("rollback");
    throw error;
  }
}

function versionOf(database: DatabaseSyncInstance): number {
  return (database.prepare("pragma user_version").get() as { user_version: number }).user_version;
}
