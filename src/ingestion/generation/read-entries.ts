import type { FileRow, GenerationReader } from "../../ports/store.ts";
import { leadsOf } from "../structure/article-lead.ts";
import type { IndexEntry } from "../../retrieval/indexing/search-index.ts";

/** The chunks of these documents as the index wants them, a batch at a time: never the text of all. */
export function* readEntries(
  reader: GenerationReader,
  files: readonly Pick<FileRow, "id">[],
  batchSize: number,
): Iterable<IndexEntry[]> {
  let batch: IndexEntry[] = [];
  for (const { id } of files) {
    const document = reader.documentById(id);
    if (document === null) continue;
    const chunks = reader.chunksOf(id);
    const leads = leadsOf(document.text, chunks);
    for (const [at, chunk] of chunks.entries()) {
      batch.push({
        chunkId: chunk.id,
        documentId: id,
        title: document.title,
        path: chunk.path,
        article: chunk.article,
        internal: document.internal,
        body: [leads[at] ?? "", document.text.slice(chunk.start, chunk.end)].filter(Boolean).join("\n"),
      });
      if (batch.length === batchSize) {
        yield batch;
        batch = [];
      }
    }
  }
  if (batch.length > 0) yield batch;
}
