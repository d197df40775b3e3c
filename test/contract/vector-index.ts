import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { VectorIndex, VectorIndexFactory } from "../../src/ports/vector-index.ts";

const dimensions = 32;
const rows = 600;

/** What every VectorIndexFactory must do; null, an optional one that is absent here, is skipped aloud. */
export function testVectorIndex(name: string, optional: VectorIndexFactory | null): void {
  describe.skipIf(optional === null)(`vector index: ${name}`, () => {
    const factory = optional!;
    const vectors = unitVectors(rows, 7);
    const row = (at: number): Float32Array => vectors.slice(at * dimensions, (at + 1) * dimensions);
    const folder = mkdtempSync(join(tmpdir(), "youju-vectors-"));
    let index: VectorIndex;

    beforeAll(async () => {
      index = await factory.build(vectors, dimensions);
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("holds every row and finds each by its own vector", () => {
      expect(index.size).toBe(rows);
      for (const at of [0, 17, 599]) {
        const [nearest] = index.search(row(at), 1);
        expect(nearest?.row).toBe(at);
        expect(nearest?.similarity).toBeCloseTo(1, 1);
      }
    });

    it("gives the cosine, most similar first, and finds nearly all of the true neighbours", () => {
      const query = unitVectors(1, 99);
      const found = index.search(query, 20);
      expect(found).toHaveLength(20);
      const similarities = found.map(({ similarity }) => similarity);
      expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
      for (const { row: at, similarity } of found) expect(similarity).toBeCloseTo(cosine(query, row(at)), 1);
      const truth = Array.from({ length: rows }, (_, at) => ({ at, cosine: cosine(query, row(at)) }))
        .sort((a, b) => b.cosine - a.cosine)
        .slice(0, 20);
      const shared = truth.filter(({ at }) => found.some((neighbour) => neighbour.row === at));
      expect(shared.length).toBeGreaterThanOrEqual(18);
    });

    it("returns only rows that the filter accepts, and still fills the limit", () => {
      const found = index.search(row(4), 10, (at) => at % 3 === 0);
      expect(found.map((neighbour) => neighbour.row % 3)).toEqual(Array.from({ length: 10 }, () => 0));
    });

    it("never returns more rows than it holds", () => {
      expect(index.search(row(0), rows * 2).length).toBeLessThanOrEqual(rows);
      expect(index.search(row(0), 0)).toEqual([]);
    });

    it("reports progress up to the last row", async () => {
      const seen: number[] = [];
      await factory.build(vectors, dimensions, (done, total) => {
        expect(total).toBe(rows);
        seen.push(done);
      });
      expect(seen.at(-1)).toBe(rows);
    });

    it("answers the same after saving and loading", async () => {
      const file = join(folder, "vectors.bin");
      await factory.save(index, file);
      const loaded = await factory.load(file, dimensions);
      expect(loaded.size).toBe(rows);
      for (const at of [3, 250]) expect(loaded.search(row(at), 15)).toEqual(index.search(row(at), 15));
    });

    it("builds, saves and loads an index of no rows", async () => {
      const file = join(folder, "empty.bin");
      const empty = await factory.build(new Float32Array(0), dimensions);
      await factory.save(empty, file);
      const loaded = await factory.load(file, dimensions);
      expect(loaded.size).toBe(0);
      expect(loaded.search(row(0), 5)).toEqual([]);
    });
  });
}

function unitVectors(count: number, seed: number): Float32Array {
  const values = new Float32Array(count * dimensions);
  let state = seed;
  for (let at = 0; at < count; at++) {
    let sum = 0;
    for (let index = 0; index < dimensions; index++) {
      // A linear congruential generator: the same vectors on every run.
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const value = state / 2 ** 31 - 1;
      values[at * dimensions + index] = value;
      sum += value * value;
    }
    for (let index = 0; index < dimensions; index++) values[at * dimensions + index]! /= Math.sqrt(sum);
  }
  return values;
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
}
