import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { displayWidth } from "../../../../../src/channels/cli/table.ts";
import { runLine } from "../../../../support/cli-harness.ts";

const folder = mkdtempSync(join(tmpdir(), "youju-eval-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, "题目.jsonl");
writeFileSync(file, "{}");

describe("youju eval", () => {
  it("prints aligned tables, the change since the last run and the misses with reasons", async () => {
    const { out, code } = await runLine(["eval", file]);
    expect(code).toBe(0);
    const table = out.split("\n").slice(0, 5);
    expect(new Set(table.slice(0, 4).map(displayWidth)).size).toBe(1);
    expect(table[0]).toMatch(/^检索 +题数/u);
    expect(out).toContain("前1 +10.0");
    expect(out).toContain("最差的 2 题");
    expect(out).toContain("其他文件排在前面");
  });

  it("hides the misses of even questions when told to, on the terminal and in --json", async () => {
    const { out } = await runLine(["eval", file, "--hide-even", "--json"]);
    const { misses } = JSON.parse(out) as { misses: { id: string }[] };
    expect(misses.map(({ id }) => id)).toEqual(["q1"]);
  });

  it("hands the questions on under their file's name", async () => {
    const { assistant } = await runLine(["eval", file, "--retrieval-only"]);
    const request = { questions: "{}", name: "题目.jsonl", retrievalOnly: true };
    expect(assistant.calls[0]).toEqual({ method: "evaluate", request });
  });

  it("shows earlier runs", async () => {
    const { out } = await runLine(["eval", "--history"]);
    expect(out).toContain("2026-01-01 08:00  题目.jsonl");
  });

  it("is used wrongly without a file, or with one that cannot be read", async () => {
    expect((await runLine(["eval"])).code).toBe(2);
    expect((await runLine(["eval", join(folder, "无.jsonl")])).err).toContain("题目文件打不开");
  });
});
