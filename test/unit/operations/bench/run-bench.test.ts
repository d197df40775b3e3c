import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { gzipSync } from "node:zlib";
import { exactIndexFactory } from "../../../../src/adapters/vectors/exact-index.ts";
import { readCollection, readQueries } from "../../../../src/operations/bench/read-collection.ts";
import { runBench } from "../../../../src/operations/bench/run-bench.ts";
import { emptyGlossary, parseGlossary } from "../../../../src/retrieval/glossary.ts";
import { createHashingEmbedder } from "../../../support/hashing-embedder.ts";

const folder = mkdtempSync(join(tmpdir(), "youju-bench-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const lines = [
  { id: "a", title: "任用条例第一条", text: "任前公示期不少于五个工作日。" },
  { id: "b", title: "任用条例第二条", text: "考察组由两名以上成员组成。" },
  { id: "c", title: "党费规定第一条", text: "配偶代为交纳党费的，应当说明。" },
].map((line) => JSON.stringify(line));
const corpus = write("corpus.jsonl.gz", gzipSync(lines.join("\n")));
const queries = write(
  "queries.jsonl",
  '{"id":"1","text":"公示几天"}\n{"id":"2","text":"媳妇代交"}\n{"id":"3","text":"没有标注"}\n',
);
const qrels = write("qrels.tsv", "qid\tdocid\trel\n1\ta\t1\n2\tc\t2\n2\tb\t0\n");

describe("bench", () => {
  it("scores the product's retrieval over an outside collection", async () => {
    const report = await runBench(await readCollection(corpus), await readQueries(queries, qrels), {
      embedder: createHashingEmbedder(),
      vectorFactory: () => exactIndexFactory,
      vectorFactories: [exactIndexFactory],
      glossary: emptyGlossary,
      lexicon: parseGlossary("媳妇\t配偶"),
      today: () => "2026-06-01",
    });
    expect(report).toMatchObject({ docs: 3, queries: 2, mrr10: 1, ndcg10: 1 });
    expect(report.recall).toEqual({ "5": 1, "10": 1, "20": 1, "50": 1, "100": 1 });
    expect(report.index_bytes).toBeGreaterThan(0);
    expect(report.latency_ms.p99).toBeGreaterThan(0);
  });

  it("makes the lines of one law the articles of one document", async () => {
    const collection = await readCollection(corpus);
    expect(collection.documents().map(({ title, chunkCount }) => [title, chunkCount])).toEqual([
      ["任用条例", 2],
      ["党费规定", 1],
    ]);
    const text = collection.documentById(1)!.text;
    const [first, second] = collection.chunksOf(1);
    expect(text.slice(second!.start, second!.end)).toBe("考察组由两名以上成员组成。");
    expect([first!.article, collection.lineIdOf(second!.id)]).toEqual(["第一条", "b"]);
  });

  it("names the file and line that cannot be read", async () => {
    await expect(readCollection(write("bad.jsonl", '{"id":"1","text":"好"}\n坏\n'))).rejects.toThrow(
      "第 2 行",
    );
    await expect(readCollection(join(folder, "absent.jsonl"))).rejects.toThrow("文件读不了");
    await expect(readCollection(join(folder, "absent.jsonl.gz"))).rejects.toThrow("文件读不了");
    await expect(readCollection(write("bad.gz", "not packed"))).rejects.toThrow("文件读不了");
    await expect(readQueries(queries, write("bad.tsv", "1\ta\t1\n只有一列\n"))).rejects.toThrow("第 2 行");
  });
});
