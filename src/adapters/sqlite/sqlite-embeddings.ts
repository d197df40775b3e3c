import type { DatabaseSyncInstance } from "@photostructure/sqlite";

/** Vectors that were computed once, by embedder and hash of the text. */
export function createEmbeddingTable(database: DatabaseSyncInstance) {
  const find = database.prepare(
    "select text_hash, vector from embeddings where embedder = ? and text_hash in (select value from json_each(?))",
  );
  const save = database.prepare(
    "insert into embeddings (embedder, text_hash, vector) values (?, ?, ?) on conflict do update set vector = excluded.vector",
  );

  return {
    find(embedderId: string, textHashes: readonly string[]): Map<string, Float32Array> {
      const rows = find.all(embedderId, JSON.stringify(textHashes)) as unknown as {
        text_hash: string;
        vector: Uint8Array;
      }[];
      // Copied: the buffer SQLite hands out need not be aligned to four bytes.
      return new Map(
        rows.map((row) => [row.text_hash, new Float32Array(Uint8Array.from(row.vector).buffer)]),
      );
    },

    save(embedderId: string, textHash: string, vector: Float32Array): void {
      save.run(embedderId, textHash, new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
    },

    /** Deletes what no hash of the set names. */
    keep(textHashes: ReadonlySet<string>): void {
      const rows = database.prepare("select id, text_hash from embeddings").all() as unknown as {
        id: number;
        text_hash: string;
      }[];
      const remove = database.prepare("delete from embeddings where id = ?");
      for (const row of rows) if (!textHashes.has(row.text_hash)) remove.run(row.id);
    },
  };
}
