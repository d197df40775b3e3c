import { describe, expect, it } from "vitest";
import { benchReport, runLine } from "../../../../support/cli-harness.ts";

const line = ["bench", "--corpus", "c.jsonl", "--queries", "q.jsonl", "--qrels", "r.tsv"];

describe("youju bench", () => {
  it("hands the three files on and prints exactly one object with --json", async () => {
    const { out, code } = await runLine([...line, "--json"]);
    expect(code).toBe(0);
    const files = { corpus: "c.jsonl", queries: "q.jsonl", qrels: "r.tsv" };
    expect(JSON.parse(out)).toEqual({ ...benchReport, files });
  });

  it("prints its figures in words", async () => {
    const { out } = await runLine(line);
    expect(out).toContain("文档 3，有标注的查询 2");
    expect(out).toContain("前 5 命中 50.0%");
    expect(out).toContain("p95 2.3 毫秒");
  });

  it.each(["--corpus", "--queries", "--qrels"])("is used wrongly without %s", async (name) => {
    const at = line.indexOf(name);
    const { code, err } = await runLine(line.filter((_, index) => index !== at && index !== at + 1));
    expect(code).toBe(2);
    expect(err).toContain(`没有写 ${name}`);
  });
});
