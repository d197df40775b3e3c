import type { DatabaseSyncInstance } from "@photostructure/sqlite";

/** Raised with every change of the tables; an older file is migrated, a newer one refused. */
export const schemaVersion = 2;

const tables = `
create table documents (
  id integer primary key,
  file text not null,
  file_hash text not null,
  meta text not null,
  declared text not null,
  detail text not null default '{"removed":[],"named":[]}',
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

/** Steps from each version to the next; a file keeps its rows. */
const migrations: Readonly<Record<number, string>> = {
  1: `alter table documents add column detail text not null default '{"removed":[],"named":[]}'`,
};

/** Creates the tables in a new file, or brings an older one up to date. @throws Error when the file was written by a newer program. */
export function prepareSchema(database: DatabaseSyncInstance): void {
  if (versionOf(database) === schemaVersion) return;
  database.exec("begin immediate");
  try {
    const version = versionOf(database);
    if (version > schemaVersion) throw new Error(`database schema ${version} is newer than ${schemaVersion}`);
    // Asked again under the lock: another thread may have created them meanwhile.
    if (version === 0) database.exec(tables);
    else for (let from = version; from < schemaVersion; from++) database.exec(migrations[from] ?? "");
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
