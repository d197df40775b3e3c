import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createOpenAiEmbedder, type RemoteEmbedder } from "../../../../src/adapters/openai/embedder.ts";
import { reply, startFakeEmbeddings, type FakeEmbeddings } from "../../../support/fake-embeddings.ts";

const apiKey = "sk-secret-1234567890";
let server: FakeEmbeddings;
let embedder: RemoteEmbedder;

beforeEach(async () => {
  server = await startFakeEmbeddings();
  embedder = createOpenAiEmbedder({
    model: "bge",
    baseUrl: server.url,
    apiKey,
    isOutside: true,
    batchSize: 2,
    timeoutMs: 2000,
    queryTimeoutMs: 100,
  });
});
afterEach(() => server.close());

const texts = ["一", "二", "三", "四", "五"].map((body) => ({ title: "条例", body }));
const busy = (response: Parameters<typeof reply>[0]): true =>
  reply(response, 429, { error: { message: "slow down" } }, { "retry-after-ms": "1" });

describe("openai embedder", () => {
  it("sends titles with bodies in batches, and puts the vectors back in order", async () => {
    const vectors = await embedder.embedDocuments(texts);
    expect(server.requests.map(({ input }) => input.length)).toEqual([2, 2, 1]);
    expect(server.requests[0]).toMatchObject({
      path: "/v1/embeddings",
      model: "bge",
      authorization: `Bearer ${apiKey}`,
      input: ["条例\n一", "条例\n二"],
    });
    for (const [at, { title, body }] of texts.entries()) {
      expect(vectors[at]).toEqual(await embedder.embedQuery(`${title}\n${body}`));
    }
  });

  it("knows its length once connected, and asks only once", async () => {
    expect(embedder.dimensions).toBe(0);
    await embedder.connect();
    await embedder.connect();
    expect(embedder.dimensions).toBe(256);
    expect(server.requests).toHaveLength(1);
  });

  it("tries again when the server is busy or failing", async () => {
    server.interfere(busy, (response) => reply(response, 503, {}, { "retry-after-ms": "1" }), busy);
    expect(await embedder.embedDocuments(texts.slice(0, 1))).toHaveLength(1);
    expect(server.requests).toHaveLength(4);
  });

  it("gives up on a question after one more try", async () => {
    server.interfere(busy, busy);
    await expect(embedder.embedQuery("党费")).rejects.toMatchObject({
      name: "EmbeddingError",
      message: expect.stringContaining("429") as string,
    });
    expect(server.requests).toHaveLength(2);
  });

  it("does not try again when the key is refused, and keeps it out of the error", async () => {
    server.interfere((response) =>
      reply(response, 401, { error: { message: `Incorrect API key provided: ${apiKey}, Bearer abc` } }),
    );
    const error: unknown = await embedder.embedDocuments(texts).catch((fault: unknown) => fault);
    expect(error).toMatchObject({ name: "EmbeddingError", fix: "请检查 OPENAI_API_KEY" });
    expect(JSON.stringify([String(error), error, (error as Error).stack])).not.toMatch(
      /sk-secret|Bearer abc/u,
    );
    expect((error as Error).cause).toBeUndefined();
    expect(server.requests).toHaveLength(1);
  });

  it("waits for a question no longer than its limit", async () => {
    server.interfere(
      () => true,
      () => true,
    );
    await expect(embedder.embedQuery("党费")).rejects.toMatchObject({
      message: expect.stringContaining("时限") as string,
    });
  });

  it("says which endpoint settings to check when nothing listens", async () => {
    await server.close();
    await expect(embedder.embedQuery("党费")).rejects.toMatchObject({
      fix: expect.stringContaining("OPENAI_BASE_URL") as string,
    });
    server = await startFakeEmbeddings();
  });

  it("refuses vectors of another length than before", async () => {
    await embedder.connect();
    server.interfere((response) => reply(response, 200, { data: [{ index: 0, embedding: [1, 0] }] }));
    await expect(embedder.embedQuery("党费")).rejects.toThrow("2 维");
  });

  it.each([
    ["too few vectors", { data: [] }],
    ["no list", { object: "list" }],
    [
      "the same place twice",
      {
        data: [
          { index: 1, embedding: [1] },
          { index: 1, embedding: [1] },
        ],
      },
    ],
    [
      "a text for a number",
      {
        data: [
          { index: 0, embedding: ["x"] },
          { index: 1, embedding: [1] },
        ],
      },
    ],
    [
      "a zero vector",
      {
        data: [
          { index: 0, embedding: [0] },
          { index: 1, embedding: [1] },
        ],
      },
    ],
  ])("refuses a reply with %s", async (_, body) => {
    server.interfere((response) => reply(response, 200, body));
    await expect(embedder.embedDocuments(texts.slice(0, 2))).rejects.toMatchObject({
      name: "EmbeddingError",
    });
  });

  it("sends no empty text, and cuts a very long one", async () => {
    await embedder.embedDocuments([
      { title: "", body: " " },
      { title: "", body: "党".repeat(9000) },
    ]);
    expect(server.requests[0]!.input[0]).not.toBe("");
    expect(server.requests[0]!.input[1]!.length).toBeLessThanOrEqual(4000);
  });

  it("stops between batches when aborted", async () => {
    const controller = new AbortController();
    server.interfere((response, { input }) => {
      controller.abort(new Error("stop"));
      return reply(response, 200, { data: input.map((_, index) => ({ index, embedding: [1] })) });
    });
    await expect(embedder.embedDocuments(texts, controller.signal)).rejects.toThrow("stop");
    expect(server.requests).toHaveLength(1);
  });
});
