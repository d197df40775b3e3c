import { BaseRetriever } from "@langchain/core/retrievers";
import { Embeddings } from "@langchain/core/embeddings";
import { expect, it } from "vitest";
import type { Assistant } from "../../../../src/assistant.ts";
import { YoujuEmbeddings } from "../../../../src/channels/langchain/youju-embeddings.ts";
import { YoujuRetriever } from "../../../../src/channels/langchain/youju-retriever.ts";
import { localAdmin, type Reader } from "../../../../src/domain/people/reader.ts";
import type { SearchPassage, SearchRequest } from "../../../../src/domain/answers/search.ts";
import { createHashingEmbedder } from "../../../support/hashing-embedder.ts";

const passage: SearchPassage = {
  file: "policies/公示.md",
  title: "公示办法",
  path: "第三条",
  article: "第三条",
  text: "公示五天。",
  score: 1.5,
  start: 10,
  end: 15,
  status: "现行",
  explanation: [],
};

function searching(): { assistant: Pick<Assistant, "search">; calls: [SearchRequest, Reader][] } {
  const calls: [SearchRequest, Reader][] = [];
  const assistant: Pick<Assistant, "search"> = {
    search(request, reader) {
      calls.push([request, reader]);
      const timings_ms = { retrieve: 0, total: 0 };
      const found = { passages: [passage], confidence: 1, understood: [] };
      return Promise.resolve({ query: request.text, ...found, timings_ms });
    },
  };
  return { assistant, calls };
}

it("gives passages as documents that say where they stand", async () => {
  const { assistant, calls } = searching();
  const retriever = new YoujuRetriever(assistant);
  expect(retriever).toBeInstanceOf(BaseRetriever);
  const [document] = await retriever.invoke("公示几天");
  const { file, title, path, article, score, start, end, status } = passage;
  const metadata = { file, title, path, article, score, start, end, status };
  expect(document).toMatchObject({ id: "policies/公示.md#10-15", pageContent: passage.text });
  expect(document?.metadata).toEqual(metadata);
  expect(calls).toEqual([
    [{ text: "公示几天", limit: 5, kind: undefined, asOf: undefined, allVersions: false }, localAdmin],
  ]);
});

it("searches as it was told, on behalf of whom it was told", async () => {
  const { assistant, calls } = searching();
  const reader: Reader = { userId: "u", role: "staff", collections: ["policies"] };
  const options = { k: 2, kind: "policy", asOf: "2015-01-01", allVersions: true, reader } as const;
  await new YoujuRetriever(assistant, options).invoke("公示");
  expect(calls).toEqual([
    [{ text: "公示", limit: 2, kind: "policy", asOf: "2015-01-01", allVersions: true }, reader],
  ]);
});

it("tells LangChain's callbacks of each retrieval, and is one step of a chain", async () => {
  const seen: string[] = [];
  const { assistant } = searching();
  const retriever = new YoujuRetriever(assistant, {
    tags: ["党务"],
    callbacks: [
      {
        handleRetrieverStart: (_serialized, query, _run, _parent, tags) =>
          void seen.push(`${query} ${tags?.join("")}`),
        handleRetrieverEnd: (documents) => void seen.push(String(documents.length)),
      },
    ],
  });
  const titles = retriever.pipe((documents) => documents.map(({ metadata }) => metadata.title));
  expect(await titles.invoke("公示几天")).toEqual(["公示办法"]);
  expect(seen).toEqual(["公示几天 党务", "1"]);
});

it("gives the program's own vectors as plain arrays", async () => {
  const embedder = createHashingEmbedder();
  const embeddings = new YoujuEmbeddings(embedder);
  expect(embeddings).toBeInstanceOf(Embeddings);
  expect(embeddings.model).toBe(embedder.id);
  const asked = await embedder.embedQuery("公示五天");
  expect(await embeddings.embedQuery("公示五天")).toEqual(Array.from(asked));
  expect(await embeddings.embedDocuments(["公示五天"])).toEqual([Array.from(asked)]);
  expect(await embeddings.embedDocuments([])).toEqual([]);
});
