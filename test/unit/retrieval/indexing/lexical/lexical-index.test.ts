import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LexicalIndexBuilder } from "../../../../../src/retrieval/indexing/lexical/build-lexical-index.ts";
import {
  decodeLexicalPostings,
  writeLexicalFile,
} from "../../../../../src/retrieval/indexing/lexical/lexical-file.ts";
import { LexicalIndex } from "../../../../../src/retrieval/indexing/lexical/lexical-index.ts";
import { tokenize, wordTerm } from "../../../../../src/retrieval/indexing/tokenize.ts";

const settings = { k1: 0.4, b: 0.75, titleWeight: 1, pathWeight: 0.5 };

function build(bodies: readonly string[], titles: readonly string[] = []): LexicalIndex {
  const builder = new LexicalIndexBuilder(settings);
  for (const [at, body] of bodies.entries()) builder.add({ title: titles[at] ?? "", path: [], body });
  return builder.build();
}

const query = (text: string): Map<number, number> => new Map(tokenize(text).map((term) => [term, 1]));
const rowsOf = (index: LexicalIndex, text: string): number[] =>
  index.search(query(text), 10).map(({ row }) => row);

describe("LexicalIndex", () => {
  const index = build(["alpha beta", "alpha alpha gamma", "delta epsilon zeta eta", "beta"]);

  it("scores as BM25 says", () => {
    const [best] = index.search(query("beta"), 1);
    const idf = Math.log(1 + (4 - 2 + 0.5) / (2 + 0.5));
    // Lengths 2, 3, 4, 1: average 2.5; row 3 has length 1.
    const norm = 0.4 * (0.25 + (0.75 * 1) / 2.5);
    expect(best?.row).toBe(3);
    expect(best?.score).toBeCloseTo((idf * 1.4) / (1 + norm), 4);
  });

  it("returns only rows with a term of the query, best first", () => {
    expect(rowsOf(index, "alpha")).toEqual([1, 0]);
    expect(rowsOf(index, "omega")).toEqual([]);
  });

  it("leaves nothing behind from one query to the next", () => {
    index.search(query("delta"), 5);
    expect(rowsOf(index, "beta")).toEqual([3, 0]);
  });

  it("weighs terms and honours the filter and the limit", () => {
    const weighted = new Map([
      [wordTerm("alpha"), 0.1],
      [wordTerm("delta"), 1],
    ]);
    expect(index.search(weighted, 2).map(({ row }) => row)).toEqual([2, 1]);
    expect(index.search(weighted, 2, (row) => row < 2).map(({ row }) => row)).toEqual([1, 0]);
  });

  it("finds words of title and path", () => {
    const builder = new LexicalIndexBuilder(settings);
    builder.add({ title: "支部条例", path: ["第三章 会议"], body: "每月召开" });
    builder.add({ title: "任用条例", path: [], body: "每月召开" });
    const titled = builder.build();
    expect(rowsOf(titled, "支部")).toEqual([0]);
    expect(rowsOf(titled, "会议")).toContain(0);
  });

  it("knows frequency and idf; unknown terms are rarest", () => {
    expect(index.documentFrequency(wordTerm("alpha"))).toBe(2);
    expect(index.documentFrequency(wordTerm("omega"))).toBe(0);
    expect(index.idf(wordTerm("omega"))).toBeGreaterThan(index.idf(wordTerm("zeta")));
  });

  it("works on no rows at all", () => {
    expect(rowsOf(build([]), "alpha")).toEqual([]);
  });
});

describe("several segments", () => {
  const bodies = ["党支部每月召开", "党员大会每季度召开", "gdp 8300", "支部 委员会", "alpha beta alpha"];

  it("rank as one index of all rows would", () => {
    const whole = new LexicalIndexBuilder(settings);
    const parts = [new LexicalIndexBuilder(settings), new LexicalIndexBuilder(settings)];
    for (const [at, body] of bodies.entries()) {
      whole.add({ title: "", path: [], body });
      parts[at < 3 ? 0 : 1]!.add({ title: "", path: [], body });
    }
    const segments = parts.flatMap((part) => part.build(whole.averageLength).segments);
    const joined = new LexicalIndex(segments);
    const one = whole.build();
    for (const text of ["支部", "召开", "alpha", "gdp", "没有的词"])
      expect(joined.search(query(text), 5)).toEqual(one.search(query(text), 5));
    expect(joined.idf(tokenize("支")[0]!)).toBe(one.idf(tokenize("支")[0]!));
  });

  it("come out the same from many small blocks as from one", () => {
    const small = new LexicalIndexBuilder(settings, 3);
    for (const body of bodies) small.add({ title: "条例", path: ["总则"], body });
    const large = new LexicalIndexBuilder(settings);
    for (const body of bodies) large.add({ title: "条例", path: ["总则"], body });
    expect(small.build().segments).toEqual(large.build().segments);
  });
});

describe("lexical file", () => {
  const builder = new LexicalIndexBuilder(settings);
  for (const body of ["党支部每月召开", "党员大会每季度召开", "gdp 8300"])
    builder.add({ title: "", path: [], body });
  const index = builder.build();
  let folder: string;
  let bytes: Uint8Array;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "youju-lexical-"));
    await writeLexicalFile(join(folder, "l.bin"), builder.merge());
    bytes = await readFile(join(folder, "l.bin"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("answers the same after a round trip, at any alignment", () => {
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    for (const copy of [bytes, shifted.subarray(3)]) {
      const loaded = decodeLexicalPostings(copy);
      expect(loaded).toEqual(index.segments[0]);
    }
  });

  it("refuses bytes that are cut, longer, or of another kind", () => {
    expect(decodeLexicalPostings(bytes.subarray(0, bytes.length - 1))).toBeNull();
    expect(decodeLexicalPostings(new Uint8Array([...bytes, 0]))).toBeNull();
    expect(decodeLexicalPostings(new Uint8Array(10))).toBeNull();
    const other = bytes.slice();
    other[0] = 0;
    expect(decodeLexicalPostings(other)).toBeNull();
  });
});
