import type { DatabaseSyncInstance } from "@photostructure/sqlite";
import { upgradeSchema } from "./upkeep/upgrade-schema.ts";

/** Raised with every change of the tables; an older file is migrated, a newer one refused. */
export const schemaVersion = 3;

/**
 * Ids are never used twice (autoincrement): an index names rows by id and may outlive them. `text` comes
 * last, so that reading the other columns of a long document does not walk through its pages.
 */
const tables = `
create table documents (
  id integer primary key autoincrement,
  file text not null,
  file_hash text not null,
  text_hash text not null,
  stamp text not null,
  added integer not null,
  removed integer,
  chunk_count integer not null,
  meta text not null,
  declared text not null,
  detail text not null,
  warnings text not null,
  text text not null
);
create index documents_by_file on documents (file, added, removed);
create index documents_by_removal on documents (removed) where removed is not null;
create index documents_by_addition on documents (added);
create table chunks (
  id integer primary key autoincrement,
  document_id integer not null references documents (id) on delete cascade,
  ordinal integer not null,
  path text not null,
  article text,
  start_at integer not null,
  end_at integer not null
);
create index chunks_by_document on chunks (document_id, ordinal);
create table embeddings (
  id integer primary key,
  embedder text not null,
  text_hash text not null,
  vector blob not null
);
create unique index embeddings_by_text on embeddings (embedder, text_hash);
create table set_aside (
  file text primary key,
  stamp text not null,
  file_hash text not null,
  text_hash text not null,
  duplicate_of text,
  reason text not null,
  fix text not null
) without rowid;
create table reloads (
  id integer primary key autoincrement,
  record text not null,
  basis text
);
`;

/** Steps from each version to the next; a file keeps its rows. */
const migrations: Readonly<Record<number, string>> = {
  1: `alter table documents add column detail text not null default '{"removed":[],"named":[]}'`,
  // Until then files had no stamps, and vectors were kept under a hash twice as long.
  2: `
alter table documents rename to documents_2;
alter table chunks rename to chunks_2;
alter table embeddings rename to embeddings_2;
drop index documents_by_file;
drop index chunks_by_document;
${tables}
insert into documents (id, file, file_hash, text_hash, stamp, added, removed, chunk_count, meta, declared, detail, warnings, text)
  select id, file, file_hash, '', '', added, removed, chunk_count, meta, declared, detail, '[]', text from documents_2;
insert into chunks (id, document_id, ordinal, path, article, start_at, end_at)
  select id, document_id, ordinal, path, article, start_at, end_at from chunks_2;
insert or ignore into embeddings (embedder, text_hash, vector)
  select embedder, substr(text_hash, 1, 22), vector from embeddings_2;
drop table chunks_2;
drop table documents_2;
drop table embeddings_2;
`,
};

/** Creates the tables in a new file, or brings an older one up to date. @throws ConfigError when the file was written by a newer program. */
export function prepareSchema(database: DatabaseSyncInstance, file: string): void {
  upgradeSchema(database, {
    file,
    version: schemaVersion,
    apply(from) {
      if (from === 0) database.exec(tables);
      else for (let step = from; step < schemaVersion; step++) database.exec(migrations[step] ?? "");
    },
  });
}
