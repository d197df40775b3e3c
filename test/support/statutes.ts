import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { exactIndexFactory } from "../../src/adapters/vectors/exact-index.ts";
import { localAdmin } from "../../src/domain/people/reader.ts";
import type { Embedder } from "../../src/ports/embedder.ts";
import { emptyGlossary } from "../../src/retrieval/glossary.ts";
import { createHybridRetriever } from "../../src/retrieval/hybrid-retriever.ts";
import { LexicalIndexBuilder } from "../../src/retrieval/indexing/lexical/build-lexical-index.ts";
import {
  readSearchIndex,
  writeSearchIndex,
  type IndexEntry,
  type SearchIndex,
} from "../../src/retrieval/indexing/search-index.ts";
import { tokenize } from "../../src/retrieval/indexing/tokenize.ts";
import { rankingWeights, type RankingWeights } from "../../src/retrieval/ranking/ranking-weights.ts";
import { MemoryGeneration, type MemoryDocument } from "./memory-generation.ts";

export interface StatuteQuestion {
  readonly id: string;
  readonly text: string;
  /** Chunk ids of the right articles. */
  readonly gold: ReadonlySet<number>;
}

export interface StatuteFigures {
  readonly questions: number;
  /** Mean share of a question's articles among the first 10 and 100. */
  readonly recall: { readonly 10: number; readonly 100: number };
  readonly mrr10: number;
}

export interface Statutes {
  readonly questions: readonly StatuteQuestion[];
  readonly generation: MemoryGeneration;
  index(embedder: Embedder): Promise<StatuteIndex>;
  /** Through the product's retriever. */
  search(
    index: StatuteIndex,
    questions: readonly StatuteQuestion[],
    weights?: Partial<RankingWeights>,
  ): Promise<StatuteFigures>;
  /** The yardstick: BM25 with its usual settings over title and text, nothing else. */
  searchPlainly(questions: readonly StatuteQuestion[]): Promise<StatuteFigures>;
  join(parts: readonly StatuteFigures[]): StatuteFigures;
}

export interface StatuteIndex {
  readonly embedder: Embedder;
  readonly index: SearchIndex;
}

interface Article {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly meta?: { readonly law?: string; readonly article?: string; readonly path?: readonly string[] };
}

const listLength = 100;
const articleAtEnd = /第[零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?$/u;

/** The public statute set, one document a law and one chunk an article, as a folder of laws would be. */
export function openStatutes(folder: string): Statutes {
  const articles = readLines<Article>(join(folder, "corpus.jsonl.gz"));
  const { generation, chunkIds } = toGeneration(articles);
  const questions = readQuestions(folder, chunkIds);
  const entries = toEntries(generation);
  let words: SearchIndex | null = null;
  return {
    questions,
    generation,
    async index(embedder) {
      const index = await indexWith(embedder, entries, words);
      words = index;
      return { embedder, index };
    },
    search: ({ index, embedder }, asked, weights) => {
      const retriever = createHybridRetriever({
        generation,
        index,
        embedder,
        glossary: emptyGlossary,
        today: () => "2026-06-01",
        weights: { ...rankingWeights, ...weights },
      });
      return score(asked, async (text) => {
        const { passages } = await retriever.retrieve({ text, limit: listLength }, localAdmin);
        return passages.map(({ chunk }) => chunk.id);
      });
    },
    searchPlainly: (asked) => {
      const builder = new LexicalIndexBuilder({ k1: 1.2, b: 0.75, titleWeight: 1, pathWeight: 0 });
      for (const entry of entries) builder.add(entry);
      const lexical = builder.build();
      return score(asked, async (text) => {
        const terms = new Map(tokenize(text).map((term) => [term, 1]));
        return lexical.search(terms, listLength).map(({ row }) => entries[row]!.chunkId);
      });
    },
    join: (parts) => {
      const total = parts.reduce((sum, part) => sum + part.questions, 0);
      const mean = (value: (part: StatuteFigures) => number): number =>
        parts.reduce((sum, part) => sum + value(part) * part.questions, 0) / total;
      return {
        questions: total,
        recall: { 10: mean(({ recall }) => recall[10]), 100: mean(({ recall }) => recall[100]) },
        mrr10: mean(({ mrr10 }) => mrr10),
      };
    },
  };
}

async function score(
  questions: readonly StatuteQuestion[],
  search: (text: string) => Promise<readonly number[]>,
): Promise<StatuteFigures> {
  let at10 = 0;
  let at100 = 0;
  let reciprocal = 0;
  for (const { text, gold } of questions) {
    const found = await search(text);
    const right = found.flatMap((id, at) => (gold.has(id) ? [at] : []));
    at10 += right.filter((at) => at < 10).length / gold.size;
    at100 += right.filter((at) => at < 100).length / gold.size;
    const first = right[0] ?? Infinity;
    if (first < 10) reciprocal += 1 / (first + 1);
  }
  const count = questions.length;
  return { questions: count, recall: { 10: at10 / count, 100: at100 / count }, mrr10: reciprocal / count };
}

function toGeneration(articles: readonly Article[]): {
  generation: MemoryGeneration;
  chunkIds: Map<string, number>;
} {
  const laws = new Map<string, Article[]>();
  for (const article of articles) {
    const law = article.meta?.law ?? article.title.replace(articleAtEnd, "");
    const members = laws.get(law);
    if (members === undefined) laws.set(law, [article]);
    else members.push(article);
  }
  const chunkIds = new Map<string, number>();
  const documents = [...laws].map(([law, members]): MemoryDocument => {
    let text = "";
    const chunks = members.map((article) => {
      chunkIds.set(article.id, chunkIds.size + 1);
      const start = text.length;
      text += `${article.text}\n`;
      const number = article.meta?.article ?? articleAtEnd.exec(article.title)?.[0] ?? null;
      return { path: article.meta?.path ?? [], article: number, start, end: start + article.text.length };
    });
    return { file: `policies/${law}.md`, title: law, text, chunks };
  });
  return { generation: new MemoryGeneration(documents), chunkIds };
}

function toEntries(generation: MemoryGeneration): IndexEntry[] {
  return generation.documents().flatMap(({ id, title }) => {
    const text = generation.documentById(id)?.text ?? "";
    return generation.chunksOf(id).map(({ id: chunkId, path, article, start, end }) => ({
      chunkId,
      documentId: id,
      title,
      path,
      article,
      body: text.slice(start, end),
    }));
  });
}

function readQuestions(folder: string, chunkIds: ReadonlyMap<string, number>): StatuteQuestion[] {
  const gold = new Map<string, Set<number>>();
  for (const line of readFileSync(join(folder, "qrels.tsv"), "utf8").trim().split("\n")) {
    const [question = "", article = ""] = line.split("\t");
    if (!gold.has(question)) gold.set(question, new Set());
    gold.get(question)!.add(chunkIds.get(article)!);
  }
  return readLines<{ id: string; text: string }>(join(folder, "queries.jsonl")).map(({ id, text }) => ({
    id,
    text,
    gold: gold.get(id) ?? new Set(),
  }));
}

/** Written and read back as a reload does it, once; for another embedder only the vectors are others. */
async function indexWith(
  embedder: Embedder,
  entries: readonly IndexEntry[],
  words: SearchIndex | null,
): Promise<SearchIndex> {
  const { dimensions, id } = embedder;
  const rows = await embedder.embedDocuments(
    entries.map(({ title, path, body }) => ({ title: [title, ...path].join(" "), body })),
  );
  const vectors = new Float32Array(rows.length * dimensions);
  for (const [at, row] of rows.entries()) vectors.set(row, at * dimensions);
  if (words !== null) {
    const manifest = { ...words.manifest, embedderId: id, dimensions };
    return { ...words, manifest, vectors: await exactIndexFactory.build(vectors, dimensions) };
  }
  const folder = mkdtempSync(join(tmpdir(), "youju-statutes-"));
  try {
    await writeSearchIndex(folder, entries, vectors, exactIndexFactory, id);
    return await readSearchIndex(folder, [exactIndexFactory], id);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readLines<T>(file: string): T[] {
  const bytes = readFileSync(file);
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes)
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}
