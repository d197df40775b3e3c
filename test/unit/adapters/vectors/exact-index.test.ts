import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { exactIndexFactory } from "../../../../src/adapters/vectors/exact-index.ts";
import { IndexMismatchError } from "../../../../src/errors.ts";

it("ranks exactly, with a tail that is no multiple of four, and lets a zero row be", async () => {
  const half = Math.SQRT1_2;
  const vectors = Float32Array.of(1, 0, 0, 0, 0, /**/ half, 0, 0, 0, half, /**/ 0, 0, 0, 0, 0);
  const index = await exactIndexFactory.build(vectors, 5);
  const found = index.search(Float32Array.of(0, 0, 0, 0, 1), 3);
  expect(found.map(({ row }) => row)).toEqual([1, 0, 2]);
  expect(found[0]?.similarity).toBeCloseTo(half, 2);
  expect(found[2]?.similarity).toBe(0);
});

it("refuses a file whose size fits no number of rows", async () => {
  const folder = await mkdtemp(join(tmpdir(), "youju-exact-"));
  try {
    const file = join(folder, "vectors.bin");
    await exactIndexFactory.save(await exactIndexFactory.build(new Float32Array(10), 5), file);
    await writeFile(file, (await readFile(file)).subarray(1));
    await expect(exactIndexFactory.load(file, 5)).rejects.toBeInstanceOf(IndexMismatchError);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
