import type { DatabaseSyncInstance } from "@photostructure/sqlite";
import type { DocumentDetail, DocumentMeta, StoredChunk, StoredDocument } from "../domain/document.ts";
import type { DeclaredStatus, DocumentRow, GenerationReader } from "../ports/store.ts";

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
const visible = "added <= :generation and (removed is null or removed > :generation)";

export function createGenerationReader(database: DatabaseSyncInstance, generation: number): GenerationReader {
  const all = database.prepare(
    `select id, meta, declared, file_hash, chunk_count from documents where ${visible} order by file`,
  );
  const byFile = database.prepare(`select id, meta, text from documents where file = :file and ${visible}`);
  const byId = database.prepare("select id, meta, text from documents where id = ?");
  const detailById = database.prepare("select detail from documents where id = ?");
  const chunkById = database.prepare("select * from chunks where id = ?");
  const chunksByDocument = database.prepare("select * from chunks where document_id = ? order by ordinal");

  return {
    generation,
    documents: (): DocumentRow[] =>
      (all.all({ generation }) as unknown as DocumentRecord[]).map((row) => ({
        ...parseMeta(row.meta),
        id: row.id,
        declared: JSON.parse(row.declared) as DeclaredStatus,
        fileHash: row.file_hash,
        chunkCount: row.chunk_count,
      })),
    documentByFile: (file) => toDocument(byFile.get({ file, generation }) as DocumentRecord | undefined),
    documentById: (id) => toDocument(byId.get(id) as DocumentRecord | undefined),
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
