import { setImmediate } from "node:timers/promises";
import { createKept } from "./kept.ts";
import type { DatabaseSyncInstance } from "@photostructure/sqlite";
import type {
  DocumentDetail,
  DocumentMeta,
  StoredChunk,
  StoredDocument,
} from "../../domain/documents/document.ts";
import type { DeclaredStatus, DocumentRow, GenerationReader } from "../../ports/store.ts";

interface DocumentRecord {
  readonly id: number;
  readonly meta: string;
  readonly declared: string;
  readonly text: string;
  readonly file_hash: string;
  readonly chunk_count: number;
}

interface ChunkRecord {
  readonly id: number;
  readonly document_id: number;
  readonly ordinal: number;
  readonly path: string;
  readonly article: string | null;
  readonly start_at: number;
  readonly end_at: number;
}

/** A row is seen from the generation that added it until the one that removed it. */
export const visible = "added <= :generation and (removed is null or removed > :generation)";

/** UTF-16 units of text kept: an answer reads a few dozen documents, several times each. */
const mostTextKept = 4_000_000;

/** Rows parsed before the event loop gets its turn: about 5 ms. */
const sliceSize = 500;

/**
 * Parsed rows by id, shared by the generations of one store: a row does not change while anyone may see
 * it, and two generations differ in a few rows only.
 */
export type RowCache = Map<number, DocumentRow>;

export function createGenerationReader(
  database: DatabaseSyncInstance,
  generation: number,
  cache: RowCache,
  preloaded: DocumentRow[] | null = null,
): GenerationReader {
  const byFile = database.prepare(`select id, meta, text from documents where file = :file and ${visible}`);
  const byId = database.prepare("select id, meta, text from documents where id = ?");
  const detailById = database.prepare("select detail from documents where id = ?");
  const chunkById = database.prepare("select * from chunks where id = ?");
  const documents = createKept<StoredDocument>(mostTextKept);
  const chunksByDocument = database.prepare("select * from chunks where document_id = ? order by ordinal");

  return {
    generation,
    documents(): DocumentRow[] {
      if (preloaded !== null) return preloaded;
      const ids = visibleIds(database, generation);
      readRows(
        database,
        ids.filter((id) => !cache.has(id)),
        cache,
      );
      return ids.map((id) => cache.get(id)!);
    },
    documentByFile: (file) => toDocument(byFile.get({ file, generation }) as DocumentRecord | undefined),
    documentById(id) {
      const known = documents.get(id);
      if (known !== null) return known;
      const document = toDocument(byId.get(id) as DocumentRecord | undefined);
      if (document !== null) documents.keep(id, document, document.text.length);
      return document;
    },
    detailOf(id): DocumentDetail {
      const row = detailById.get(id) as { detail: string } | undefined;
      return row === undefined ? { removed: [], named: [] } : (JSON.parse(row.detail) as DocumentDetail);
    },
    chunk(id): StoredChunk | null {
      const row = chunkById.get(id) as ChunkRecord | undefined;
      return row === undefined ? null : toChunk(row);
    },
    chunksOf: (documentId) => (chunksByDocument.all(documentId) as unknown as ChunkRecord[]).map(toChunk),
  };
}

/** The rows of a generation, read slice by slice; the cache forgets those of other generations. */
export async function preloadRows(
  database: DatabaseSyncInstance,
  generation: number,
  cache: RowCache,
): Promise<DocumentRow[]> {
  const ids = visibleIds(database, generation);
  const missing = ids.filter((id) => !cache.has(id));
  for (let from = 0; from < missing.length; from += sliceSize) {
    readRows(database, missing.slice(from, from + sliceSize), cache);
    await setImmediate();
  }
  const rows = ids.map((id) => cache.get(id)!);
  if (cache.size > rows.length) {
    cache.clear();
    for (const row of rows) cache.set(row.id, row);
  }
  return rows;
}

function visibleIds(database: DatabaseSyncInstance, generation: number): number[] {
  const rows = database
    .prepare(`select id from documents where ${visible} order by file`)
    .all({ generation });
  return (rows as unknown as { id: number }[]).map((row) => row.id);
}

function readRows(database: DatabaseSyncInstance, ids: readonly number[], cache: RowCache): void {
  if (ids.length === 0) return;
  const rows = database
    .prepare(
      "select id, meta, declared, file_hash, chunk_count from documents where id in (select value from json_each(?))",
    )
    .all(JSON.stringify(ids)) as unknown as DocumentRecord[];
  // Most documents declare the same few things; nobody changes what is read.
  const parsed = new Map<string, DeclaredStatus>();
  for (const { id, meta, declared: json, file_hash: fileHash, chunk_count: chunkCount } of rows) {
    const declared = parsed.get(json) ?? (JSON.parse(json) as DeclaredStatus);
    parsed.set(json, declared);
    // One object a row and no copies: a large base has tens of thousands.
    cache.set(id, Object.assign(parseMeta(meta), { id, declared, fileHash, chunkCount }));
  }
}

function parseMeta(json: string): DocumentMeta {
  return JSON.parse(json) as DocumentMeta;
}

function toDocument(row: DocumentRecord | undefined): StoredDocument | null {
  return row === undefined ? null : { ...parseMeta(row.meta), id: row.id, text: row.text };
}

function toChunk(row: ChunkRecord): StoredChunk {
  return {
    id: row.id,
    documentId: row.document_id,
    ordinal: row.ordinal,
    path: JSON.parse(row.path) as string[],
    article: row.article,
    start: row.start_at,
    end: row.end_at,
  };
}
