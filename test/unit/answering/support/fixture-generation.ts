import type { DocumentMeta, StoredChunk, StoredDocument } from "../../../../src/domain/documents/document.ts";
import { mayRead } from "../../../../src/domain/people/reader.ts";
import type { GenerationReader } from "../../../../src/ports/store.ts";
import type { Retriever } from "../../../../src/retrieval/retriever.ts";

export interface FixtureDocument {
  readonly meta: Partial<DocumentMeta> & { readonly title: string };
  /** Cleaned text; headings are lines starting with 第…章, 一、 or ## (the mark is dropped from no text). */
  readonly text: string;
}

const article = /^(第[一二三四五六七八九十百]+条)　/u;
const heading = /^(?:第[一二三四五六七八九十]+章|[一二三四五六七八九十]+、).{0,30}$/u;

/** One chunk an article, elsewhere one a heading's text. */
export function createGeneration(documents: readonly FixtureDocument[]): GenerationReader {
  let chunkId = 1;
  const stored = documents.map(({ meta, text }, index): StoredDocument & { chunks: StoredChunk[] } => {
    const id = index + 1;
    const chunks: StoredChunk[] = [];
    let path: string[] = [];
    let open = false;
    let offset = 0;
    for (const line of text.split("\n")) {
      const end = offset + line.length;
      const mark = article.exec(line)?.[1] ?? null;
      const last = chunks.at(-1);
      if (heading.test(line)) {
        path = [line];
        open = false;
      } else if (mark === null && open && last !== undefined) chunks[chunks.length - 1] = { ...last, end };
      else {
        chunks.push({
          id: chunkId++,
          documentId: id,
          ordinal: chunks.length,
          path,
          article: mark,
          start: offset,
          end,
        });
        open = true;
      }
      offset = end + 1;
    }
    return { ...completeMeta(meta), id, text, chunks };
  });
  return {
    generation: 1,
    documents: () =>
      stored.map(({ text: _text, chunks, ...meta }) => ({
        ...meta,
        declared: { status: meta.status, supersededBy: meta.supersededBy },
        fileHash: "",
        chunkCount: chunks.length,
      })),
    detailOf: () => ({ removed: [], named: [] }),
    documentByFile: (file) => stored.find((document) => document.file === file) ?? null,
    documentById: (id) => stored[id - 1] ?? null,
    chunk: (id) => stored.flatMap((document) => document.chunks).find((chunk) => chunk.id === id) ?? null,
    chunksOf: (id) => stored[id - 1]?.chunks ?? [],
  };
}

function completeMeta(meta: FixtureDocument["meta"]): DocumentMeta {
  const kind = meta.kind ?? "policy";
  const collection = kind === "policy" ? "policies" : "reports";
  return {
    file: `${collection}/${meta.title}.md`,
    baseTitle: meta.title.replaceAll(/[（(][^）)]*[）)]|关于|的/gu, ""),
    kind,
    collection,
    textKind: "original",
    status: "现行",
    issuer: null,
    level: "中央",
    region: null,
    documentNumber: null,
    issuedOn: null,
    effectiveOn: null,
    supersededBy: null,
    source: null,
    period: null,
    internal: false,
    ...meta,
  };
}

/** Returns the chunks that contain the scripted phrases, in that order; nothing for another question. */
export function scriptRetriever(
  generation: GenerationReader,
  script: Readonly<Record<string, readonly string[]>>,
): Retriever & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    retrieve(query, reader) {
      asked.push(query.text);
      const phrases = script[query.text] ?? [];
      const passages = phrases.flatMap((phrase, rank) =>
        generation.documents().flatMap((row) => {
          const document = generation.documentById(row.id);
          const chunk = generation
            .chunksOf(row.id)
            .find(({ start, end }) => document?.text.slice(start, end).includes(phrase));
          if (document === null || chunk === undefined || !mayRead(reader, row.collection)) return [];
          const { text, ...meta } = document;
          return [{ chunk, document: meta, text: text.slice(chunk.start, chunk.end), score: 2 - rank * 0.3 }];
        }),
      );
      return Promise.resolve({ passages, coverage: passages.length > 0 ? 0.6 : 0, tookMs: 1 });
    },
  };
}
