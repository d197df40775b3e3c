import { describe, expect, it } from "vitest";
import type { Embedder } from "../../src/ports/embedder.ts";

/** What every Embedder must do. */
export function testEmbedder(name: string, createEmbedder: () => Promise<Embedder>): void {
  describe(`embedder: ${name}`, () => {
    const texts = [
      { title: "干部任用条例 > 第五章", body: "公示期不少于五个工作日。" },
      { title: "党费收缴规定", body: "预备党员从支部大会通过其为预备党员之日起交纳党费。" },
      { title: "", body: "" },
    ];

    it("names itself and its dimensions, the same every time", async () => {
      const embedder = await createEmbedder();
      expect(embedder.id).toBe((await createEmbedder()).id);
      expect(embedder.id).not.toBe("");
      expect(Number.isInteger(embedder.dimensions) && embedder.dimensions > 0).toBe(true);
    });

    it("gives one unit vector a text, in the same order", async () => {
      const embedder = await createEmbedder();
      const vectors = await embedder.embedDocuments(texts);
      expect(vectors.map((vector) => vector.length)).toEqual(texts.map(() => embedder.dimensions));
      for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
      const [second] = await embedder.embedDocuments([texts[1]!]);
      expect(second).toEqual(vectors[1]);
      expect(vectors[0]).not.toEqual(vectors[1]);
    });

    it("gives a query a unit vector nearer to its text than to another", async () => {
      const embedder = await createEmbedder();
      const [notice, dues] = await embedder.embedDocuments(texts);
      const query = await embedder.embedQuery("任前公示期几个工作日");
      expect(Math.hypot(...query)).toBeCloseTo(1, 4);
      expect(dot(query, notice!)).toBeGreaterThan(dot(query, dues!) + 0.1);
    });

    it("gives equal vectors for equal texts from two instances", async () => {
      const [first, second] = [await createEmbedder(), await createEmbedder()];
      expect(await first.embedQuery("党支部")).toEqual(await second.embedQuery("党支部"));
    });

    it("stops when aborted", async () => {
      const signal = AbortSignal.abort();
      const embedder = await createEmbedder();
      await expect(embedder.embedDocuments(texts, signal)).rejects.toThrow("abort");
      await expect(embedder.embedQuery("党支部", signal)).rejects.toThrow("abort");
    });
  });
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
}
