import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { runLine } from "../../../../../support/cli-harness.ts";

const folder = mkdtempSync(join(tmpdir(), "youju-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("checks a file and prints the review", async () => {
  const file = join(folder, "a.txt");
  writeFileSync(file, "abc");
  const { code, out } = await runLine(["check", file, "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({ file: "a.txt", characters: 3, findings: [], counts: {}, text: "abc" });
  expect((await runLine(["check", file])).out).toContain("没有发现问题");
  expect((await runLine(["check", join(folder, "none.txt")])).code).toBe(2);
});

it("writes both copies of a draft, or neither", async () => {
  const out = join(folder, "请示.docx");
  const { code, err } = await runLine(["draft", "写一段", "--docx", out]);
  expect(code).toBe(0);
  expect(err).toContain("已写入");
  expect(readFileSync(out, "utf8")).toMatch(/^clean:/u);
  expect(readFileSync(join(folder, "请示-核对稿.docx"), "utf8")).toMatch(/^review:/u);
  const nowhere = await runLine(["draft", "写一段", "--docx", join(folder, "none", "a.docx")]);
  expect(nowhere.code).toBe(2);
  expect(existsSync(join(folder, "none"))).toBe(false);
  const wrong = await runLine(["draft", "写一段", "--docx", join(folder, "a.pdf")]);
  expect(wrong.err).toContain(".docx、.md 或 .txt");
  expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});
