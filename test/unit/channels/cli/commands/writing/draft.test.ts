import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runLine } from "../../../../../support/cli-harness.ts";
import { sampleDraft } from "../../../../../support/fake-writing.ts";

it("prints the contract's object, facts and options passed on", async () => {
  const folder = mkdtempSync(join(tmpdir(), "youju-"));
  try {
    const facts = join(folder, "facts.csv");
    writeFileSync(facts, "发展党员396名\n");
    const { code, out, assistant } = await runLine([
      "draft",
      "写一段",
      "--facts",
      facts,
      "--words",
      "200",
      "--kind",
      "工作总结",
      "--json",
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ ...sampleDraft, request: "写一段" });
    expect(assistant.drafts).toEqual([
      {
        request: "写一段",
        kind: "工作总结",
        words: 200,
        facts: [{ text: "发展党员396名", source: { file: "facts.csv", place: "第1行" } }],
      },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("shows text, gaps and notes to a person", async () => {
  const { out } = await runLine(["draft", "写一段"]);
  expect(out).toContain(sampleDraft.text);
  expect(out).toContain("待填\n- 培训发展对象人数");
});

it.each([
  [["draft"], /没有写要起草什么/u],
  [["draft", "写一段", "--words", "三百"], /--words/u],
  [["draft", "写一段", "--facts", "/nowhere/facts.md"], /打不开/u],
  [["draft", "写一段", "--kind", "情书"], /可以写的有/u],
])("refuses %j as used wrongly", async (argv, message) => {
  const { code, err } = await runLine(argv);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});

it("shows what it read from materials and writes only once that is confirmed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "youju-"));
  try {
    const file = join(folder, "云溪镇.txt");
    writeFileSync(file, "发展党员12名");
    const asked = await runLine(["draft", "写一段", "--materials", file]);
    expect(asked.out).toContain("发展党员12名（云溪镇.txt 第1段）");
    expect(asked.out).toContain("缺：白鹭镇");
    expect(asked.assistant.drafts).toEqual([]);
    const confirmed = await runLine(["draft", "写一段", "--materials", file, "--yes"]);
    expect(confirmed.assistant.drafts[0]?.facts).toHaveLength(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
