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
  [["draft", "写一段", "--plan", "/nowhere/plan.md"], /提纲打不开/u],
  [["draft", "写一段", "--precedents", "reports/a.md"], /范例写法有误/u],
  [["draft", "写一段", "--fonts", "正文仿宋"], /--fonts 写法有误/u],
])("refuses %j as used wrongly", async (argv, message) => {
  const { code, err } = await runLine(argv);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});

it("shows what it read from materials and writes only once that is confirmed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "youju-"));
  try {
    const files = ["云溪镇.txt", "石桥镇.txt"].map((name) => join(folder, name));
    for (const file of files) writeFileSync(file, "发展党员12名");
    const units = join(folder, "名单.txt");
    writeFileSync(units, "云溪镇、白鹭镇");
    const [first = "", second = ""] = files;
    const line = ["draft", "写一段", "--expected", units, "--materials", first, second];
    const asked = await runLine(line);
    expect(asked.out).toContain("2. 发展党员12名（石桥镇.txt 第1段），往年：去年发展党员10名");
    expect(asked.out).toContain("缺：白鹭镇");
    expect(asked.assistant.drafts).toEqual([]);
    const confirmed = await runLine([...line, "--yes"]);
    expect(confirmed.assistant.drafts[0]).toMatchObject({ request: "写一段" });
    expect(confirmed.assistant.drafts[0]?.facts).toHaveLength(2);
    const chosen = await runLine(line, { ask: () => Promise.resolve("2") });
    expect(chosen.assistant.drafts[0]?.facts).toEqual([
      { text: "发展党员12名", source: { file: "云溪镇.txt", place: "第1段" } },
    ]);
    const declined = await runLine(line, { ask: () => Promise.resolve("n") });
    expect(declined.assistant.drafts).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("prints an outline that can be edited and given back", async () => {
  const folder = mkdtempSync(join(tmpdir(), "youju-"));
  try {
    const shown = await runLine(["draft", "写总结", "--outline"]);
    expect(shown.out).toBe("# 写总结\n## 主要做法（400字）\n- 发展党员396名\n## 下一步打算（200字）\n");
    expect(shown.assistant.drafts).toEqual([]);
    const plan = join(folder, "提纲.md");
    writeFileSync(plan, shown.out);
    const asJson = join(folder, "提纲.json");
    writeFileSync(asJson, (await runLine(["draft", "写总结", "--outline", "--json"])).out);
    for (const file of [plan, asJson]) {
      const { assistant } = await runLine(["draft", "写总结", "--plan", file]);
      expect(assistant.drafts[0]?.outline).toEqual({
        title: "写总结",
        sections: [
          { heading: "主要做法", words: 400, facts: ["发展党员396名"] },
          { heading: "下一步打算", words: 200, facts: [] },
        ],
      });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("names how to go on with a whole report that was stopped, and goes on", async () => {
  const stopped = await runLine(["draft", "写总结", "--whole"], { signal: AbortSignal.abort() });
  expect(stopped.code).toBe(1);
  expect(stopped.err).toContain("youju draft --resume draft-1");
  expect(stopped.out).toBe("");
  const resumed = await runLine(["draft", "--resume", "draft-1", "--json"]);
  expect(JSON.parse(resumed.out)).toEqual(sampleDraft);
});

it("passes on the precedents that a writer chose", async () => {
  const { assistant } = await runLine([
    "draft",
    "写一段",
    "--precedents",
    "reports/a.md:10-80,office/b.txt:0-40",
  ]);
  expect(assistant.drafts[0]?.precedents).toEqual([
    { file: "reports/a.md", start: 10, end: 80 },
    { file: "office/b.txt", start: 0, end: 40 },
  ]);
});
