import type { DatabaseSyncInstance } from "@photostructure/sqlite";
import type { DocumentMeta } from "../../domain/documents/document.ts";
import type { DeclaredMeta, DeclaredStatus, FileRow } from "../../ports/store.ts";
import { visible } from "./sqlite-generation-reader.ts";

interface FileRecord {
  readonly id: number;
  readonly file: string;
  readonly file_hash: string;
  readonly text_hash: string;
  readonly stamp: string;
  readonly chunk_count: number;
  readonly added: number;
  readonly warnings: string;
}

const columns = "id, file, file_hash, text_hash, stamp, chunk_count, added, warnings";

export function readFiles(database: DatabaseSyncInstance, generation: number): FileRow[] {
  const select = database.prepare(`select ${columns} from documents where ${visible} order by file`);
  return toRows(select.all({ generation }));
}

export function readFilesAddedIn(database: DatabaseSyncInstance, generation: number): FileRow[] {
  const select = database.prepare(
    `select ${columns} from documents where added = :generation and ${visible} order by file`,
  );
  return toRows(select.all({ generation }));
}

function toRows(records: unknown): FileRow[] {
  return (records as FileRecord[]).map((row) => ({
    id: row.id,
    file: row.file,
    fileHash: row.file_hash,
    textHash: row.text_hash,
    stamp: row.stamp,
    chunkCount: row.chunk_count,
    added: row.added,
    warnings: row.warnings === "[]" ? [] : (JSON.parse(row.warnings) as string[]),
  }));
}

/** One object a document and no copies: this is read for every document whenever one has changed. */
export function readDeclaredMetas(database: DatabaseSyncInstance, generation: number): DeclaredMeta[] {
  const rows = database
    .prepare(`select id, meta, declared from documents where ${visible} order by file`)
    .all({ generation }) as unknown as { id: number; meta: string; declared: string }[];
  const parsed = new Map<string, DeclaredStatus>();
  return rows.map((row) => {
    const meta = JSON.parse(row.meta) as DocumentMeta;
    const { status, supersededBy, effectiveOn } = meta;
    const declared = parsed.get(row.declared) ?? (JSON.parse(row.declared) as DeclaredStatus);
    parsed.set(row.declared, declared);
    const claims = declared.claims ?? null;
    Object.assign(meta, {
      status: declared.status,
      supersededBy: declared.supersededBy,
      effectiveOn: claims === null ? effectiveOn : claims.effectiveOn,
    });
    return { id: row.id, meta, claims, stored: { status, supersededBy, effectiveOn } };
  });
}
