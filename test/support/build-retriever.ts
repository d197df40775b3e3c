import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exactIndexFactory } from "../../src/adapters/vectors/exact-index.ts";
import { createHashingEmbedder } from "./hashing-embedder.ts";
import { emptyGlossary, type Glossary } from "../../src/retrieval/glossary.ts";
import { createHybridRetriever } from "../../src/retrieval/hybrid-retriever.ts";
import { readSearchIndex, writeSearchIndex } from "../../src/retrieval/indexing/search-index.ts";
import type { Retriever } from "../../src/retrieval/retriever.ts";
import { MemoryGeneration, type MemoryDocument } from "./memory-generation.ts";

/** A policy whose chunks are its articles: `articles` maps 第一条 to its words. */
export function policy(
  title: string,
  articles: Readonly<Record<string, string>>,
  meta: Partial<MemoryDocument> = {},
): MemoryDocument {
  const lines = Object.entries(articles).map(([article, words]) => ({
    article,
    line: `${article}　${words}`,
  }));
  return { ...inLines(`policies/${title}.md`, title, lines), ...meta };
}

/** A report whose chunks are its paragraphs. */
export function report(
  title: string,
  paragraphs: readonly string[],
  meta: Partial<MemoryDocument> = {},
): MemoryDocument {
  const lines = paragraphs.map((line) => ({ article: null, line }));
  return { ...inLines(`reports/${title}.md`, title, lines), ...meta };
}

/** The whole chain over a few documents: index written to disk, read back, searched. */
export async function buildRetriever(
  documents: readonly MemoryDocument[],
  options: { readonly today?: string; readonly glossary?: Glossary; readonly lexicon?: Glossary } = {},
): Promise<{ retriever: Retriever; generation: MemoryGeneration }> {
  const generation = new MemoryGeneration(documents);
  const embedder = createHashingEmbedder();
  const entries = generation.documents().flatMap(({ id, title }) => {
    const text = generation.documentById(id)?.text ?? "";
    return generation.chunksOf(id).map((chunk) => ({
      chunkId: chunk.id,
      documentId: id,
      title,
      path: chunk.path,
      article: chunk.article,
      body: text.slice(chunk.start, chunk.end),
    }));
  });
  const rows = await embedder.embedDocuments(entries);
  const vectors = new Float32Array(rows.length * embedder.dimensions);
  for (const [at, row] of rows.entries()) vectors.set(row, at * embedder.dimensions);
  const folder = await mkdtemp(join(tmpdir(), "youju-retriever-"));
  try {
    await writeSearchIndex(folder, entries, vectors, exactIndexFactory, embedder.id);
    const index = await readSearchIndex(folder, [exactIndexFactory], embedder.id);
    const today = (): string => options.today ?? "2026-06-01";
    const glossary = options.glossary ?? emptyGlossary;
    const lexicon = options.lexicon ?? emptyGlossary;
    return {
      retriever: createHybridRetriever({ generation, index, embedder, glossary, lexicon, today }),
      generation,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function inLines(
  file: string,
  title: string,
  lines: readonly { article: string | null; line: string }[],
): MemoryDocument {
  const chunks: { path: string[]; article: string | null; start: number; end: number }[] = [];
  let text = "";
  for (const { article, line } of lines) {
    chunks.push({ path: [], article, start: text.length, end: text.length + line.length });
    text += `${line}\n`;
  }
  return { file, title, text, chunks };
}
