import type {
  DocumentDetail,
  DocumentMeta,
  StoredChunk,
  StoredDocument,
} from "../../domain/documents/document.ts";
import type { DocumentRow, GenerationReader } from "../../ports/store.ts";
import type { IndexEntry } from "../../retrieval/indexing/search-index.ts";

/** 中华人民共和国刑法第一条: the lines of one law are the articles of one document. */
const articleAtEnd = /\s*(第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?)$/u;

/** A collection of lines `{id, title, text}` as one generation: what a folder of such texts would become. */
export class OutsideCollection implements GenerationReader {
  readonly generation = 1;
  readonly #documents: {
    readonly meta: DocumentMeta;
    readonly chunks: StoredChunk[];
    readonly parts: string[];
  }[] = [];
  readonly #chunks: StoredChunk[] = [];
  readonly #lineIds: string[] = [];
  readonly #byTitle = new Map<string, number>();
  readonly #lengths: number[] = [];

  get size(): number {
    return this.#chunks.length;
  }

  add(line: { readonly id: string; readonly title: string; readonly text: string }): void {
    const article = articleAtEnd.exec(line.title)?.[1] ?? null;
    const title = line.title.replace(articleAtEnd, "");
    let at = this.#byTitle.get(title);
    if (at === undefined || title === "") {
      at = this.#documents.length;
      this.#byTitle.set(title, at);
      this.#documents.push({ meta: describe(title, at), chunks: [], parts: [] });
      this.#lengths.push(0);
    }
    const document = this.#documents[at]!;
    const start = this.#lengths[at]!;
    const end = start + line.text.length;
    const chunk = {
      id: this.#chunks.length + 1,
      documentId: at + 1,
      ordinal: document.chunks.length,
      path: [],
      article,
      start,
      end,
    };
    document.chunks.push(chunk);
    document.parts.push(line.text);
    this.#lengths[at] = end + 1;
    this.#chunks.push(chunk);
    this.#lineIds.push(line.id);
  }

  *entries(): Iterable<IndexEntry> {
    for (const chunk of this.#chunks) {
      const { meta, parts } = this.#documents[chunk.documentId - 1]!;
      const { id: chunkId, documentId, path, article, ordinal } = chunk;
      yield { chunkId, documentId, title: meta.title, path, article, body: parts[ordinal]! };
    }
  }

  lineIdOf(chunkId: number): string {
    return this.#lineIds[chunkId - 1]!;
  }

  documents(): DocumentRow[] {
    return this.#documents.map(({ meta, chunks }, at) => ({
      ...meta,
      id: at + 1,
      declared: { status: meta.status, supersededBy: null },
      fileHash: "",
      chunkCount: chunks.length,
    }));
  }

  documentByFile(file: string): StoredDocument | null {
    const at = this.#documents.findIndex(({ meta }) => meta.file === file);
    return at < 0 ? null : this.documentById(at + 1);
  }

  documentById(id: number): StoredDocument | null {
    const document = this.#documents[id - 1];
    return document === undefined ? null : { ...document.meta, id, text: document.parts.join("\n") };
  }

  detailOf(): DocumentDetail {
    return { removed: [], named: [] };
  }

  chunk(id: number): StoredChunk | null {
    return this.#chunks[id - 1] ?? null;
  }

  chunksOf(documentId: number): StoredChunk[] {
    return this.#documents[documentId - 1]?.chunks ?? [];
  }
}

/** Everything in force, nothing known beside the title. */
function describe(title: string, at: number): DocumentMeta {
  return {
    file: `policies/${at + 1}.md`,
    title,
    baseTitle: title,
    kind: "policy",
    collection: "policies",
    textKind: "original",
    status: "现行",
    issuer: null,
    level: null,
    region: null,
    documentNumber: null,
    issuedOn: null,
    effectiveOn: null,
    supersededBy: null,
    source: null,
    period: null,
    internal: false,
  };
}
