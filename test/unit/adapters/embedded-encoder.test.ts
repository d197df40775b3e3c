import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadEmbeddedEncoder } from "../../../src/adapters/embedded-encoder.ts";
import type { Embedder } from "../../../src/ports/embedder.ts";

const models = fileURLToPath(new URL("../../../models", import.meta.url));
const manifest = JSON.parse(await readFile(join(models, "manifest.json"), "utf8")) as {
  file: string;
  bytes: number;
};
let encoder: Embedder;
const dot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, at) => sum + value * b[at]!, 0);

beforeAll(async () => {
  encoder = await loadEmbeddedEncoder(models);
});

describe("embedded encoder", () => {
  it("gives the vectors that the training side computed", async () => {
    const file = new URL("encoder/parity.json", import.meta.url);
    const cases = JSON.parse(await readFile(file, "utf8")) as {
      title: string;
      body: string;
      vector: number[];
    }[];
    const vectors = await encoder.embedDocuments(cases);
    const largest = cases.map(({ vector }, at) =>
      Math.max(...vector.map((value, index) => Math.abs(value - vectors[at]![index]!))),
    );
    expect(Math.max(...largest)).toBeLessThan(2e-6);
  });

  it("is at most 12 MB", () => {
    expect(manifest.bytes).toBeLessThanOrEqual(12_000_000);
  });

  it("knows traditional characters and full-width forms as what they mean", async () => {
    const plain = await encoder.embedQuery("干部任职2年");
    expect(await encoder.embedQuery("幹部任職２年")).toEqual(plain);
  });

  it("puts everyday words near official ones", async () => {
    const query = await encoder.embedQuery("当官的媳妇能做生意吗");
    const [right, wrong] = await encoder.embedDocuments([
      { title: "", body: "领导干部的配偶、子女及其配偶经商办企业应当遵守有关规定。" },
      { title: "", body: "党费应当按月交纳，由党小组组长收集后交党支部。" },
    ]);
    expect(dot(query, right!)).toBeGreaterThan(dot(query, wrong!) + 0.1);
  });

  it("looks at the first 600 characters of a body", async () => {
    const long = "党".repeat(600);
    const [cut, whole] = await encoder.embedDocuments([
      { title: "", body: long },
      { title: "", body: `${long}支部选举` },
    ]);
    expect(cut).toEqual(whole);
  });

  it("gives a unit vector for a text it knows nothing of", async () => {
    for (const text of ["", "😀😀", "\u0000", "𠀀"]) {
      expect(Math.hypot(...(await encoder.embedQuery(text)))).toBeCloseTo(1, 5);
    }
  });
});

describe("a model file that is not the one shipped", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "youju-models-"));
    await copyFile(join(models, "manifest.json"), join(folder, "manifest.json"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const refusal = (part: string): object => ({
    name: "ModelFileError",
    message: expect.stringContaining(part) as string,
    fix: expect.stringContaining("git checkout -- models") as string,
  });

  it("is refused by name when it is missing", async () => {
    await expect(loadEmbeddedEncoder(folder)).rejects.toMatchObject(refusal(`models/${manifest.file} 缺失`));
  });

  it("is refused by name when one byte differs", async () => {
    const bytes = await readFile(join(models, manifest.file));
    bytes[bytes.length >> 1]! ^= 1;
    await writeFile(join(folder, manifest.file), bytes);
    await expect(loadEmbeddedEncoder(folder)).rejects.toMatchObject(
      refusal(`models/${manifest.file} 校验不符`),
    );
  });

  it("is refused by name when it is cut short", async () => {
    const bytes = await readFile(join(models, manifest.file));
    await writeFile(join(folder, manifest.file), bytes.subarray(0, 1000));
    await expect(loadEmbeddedEncoder(folder)).rejects.toMatchObject(refusal("大小不符"));
  });

  it("is refused when the manifest is damaged", async () => {
    await writeFile(join(folder, "manifest.json"), '{"file":"../../etc/passwd","bytes":1,"sha256":"x"}');
    await expect(loadEmbeddedEncoder(folder)).rejects.toMatchObject(
      refusal("models/manifest.json 缺失或损坏"),
    );
  });
});
