import { expect, it } from "vitest";
import { createHashingEmbedder } from "../../../src/adapters/hashing-embedder.ts";

const embedder = createHashingEmbedder();
const dot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, at) => sum + value * b[at]!, 0);

it("carries its settings in its id", () => {
  expect([embedder.id, embedder.dimensions]).toEqual(["hashing-256-v1", 256]);
});

it("gives the same vector for the same numbers however written", async () => {
  expect(await embedder.embedQuery("第十四条")).toEqual(await embedder.embedQuery("第14条"));
});

it("weighs the title half of the body", async () => {
  const [both, body] = await embedder.embedDocuments([
    { title: "选举", body: "公示" },
    { title: "", body: "公示" },
  ]);
  expect(body).toEqual(await embedder.embedQuery("公示"));
  const share = dot(both!, await embedder.embedQuery("选举")) / dot(both!, await embedder.embedQuery("公示"));
  expect(share).toBeCloseTo(0.5, 1);
});

it("looks at the first 600 characters of a body", async () => {
  const long = "党".repeat(600);
  const [cut, whole] = await embedder.embedDocuments([
    { title: "", body: long },
    { title: "", body: `${long}支部选举` },
  ]);
  expect(cut).toEqual(whole);
});
