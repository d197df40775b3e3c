import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";
import { loadEmbeddedEncoder } from "../../src/adapters/embedded-encoder.ts";
import { createOpenAiEmbedder } from "../../src/adapters/openai/embedder.ts";
import { startFakeEmbeddings, type FakeEmbeddings } from "../support/fake-embeddings.ts";
import { createHashingEmbedder } from "../support/hashing-embedder.ts";
import { testEmbedder } from "./embedder.ts";

let server: FakeEmbeddings;
beforeAll(async () => {
  server = await startFakeEmbeddings();
});
afterAll(() => server.close());

testEmbedder("embedded", () => loadEmbeddedEncoder(fileURLToPath(new URL("../../models", import.meta.url))));

testEmbedder("openai-compatible", async () => {
  const embedder = createOpenAiEmbedder({
    model: "hashing",
    baseUrl: server.url,
    apiKey: null,
    isOutside: false,
  });
  await embedder.connect();
  return embedder;
});

testEmbedder("hashing (test double)", () => Promise.resolve(createHashingEmbedder()));
