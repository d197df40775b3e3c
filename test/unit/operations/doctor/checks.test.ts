import { describe, expect, it, vi } from "vitest";
import { parseHolidays } from "../../../../src/answering/settings/working-days.ts";
import { checkDisk } from "../../../../src/operations/doctor/check-disk.ts";
import { checkEndpoint } from "../../../../src/operations/doctor/check-endpoint.ts";
import { checkIndex } from "../../../../src/operations/doctor/check-index.ts";
import { checkHolidays, checkNode, checkVariables } from "../../../../src/operations/doctor/check-machine.ts";
import { truncateSync } from "node:fs";
import { join } from "node:path";
import { dataPaths } from "../../../../src/ingestion/generation/generation-folder.ts";
import { createKnowledgeFolder, regulation } from "../../../support/knowledge-folder.ts";
import { runReload } from "../../../support/reload-bench.ts";

describe("doctor's look at the index", () => {
  it("finds it missing, whole, damaged, of another embedder, of another folder, each with its fix", async () => {
    using folder = createKnowledgeFolder({
      "policies/a.md": regulation("清河区办法", "2024-01-01", ["应当备案。"]),
    });
    const { dataDir, knowledgeDir } = folder;
    const look = (more = {}) => checkIndex({ dataDir, knowledgeDir, embedderId: "letters-v1", ...more });
    expect(await look()).toMatchObject({ ok: false, detail: "还没有建" });
    await runReload(folder);
    expect(await look()).toMatchObject({
      ok: true,
      fix: "",
      detail: expect.stringContaining("第 1 代，1 条"),
    });
    expect((await look({ embedderId: "other" })).detail).toContain("另一个向量模型（letters-v1）");
    expect((await look({ knowledgeDir: "/elsewhere" })).detail).toContain("是为另一个文件夹");
    truncateSync(join(dataPaths(dataDir).generation(1), "base-rows.bin"), 1);
    expect(await look()).toMatchObject({ ok: false, fix: expect.stringContaining("reload --full") });
  });
});

describe("doctor's look at an endpoint", () => {
  const endpoint = { name: "对话模型接口", url: "http://models/v1/models", host: "models" };
  const answers = (status: number) =>
    vi.fn<typeof fetch>(() => Promise.resolve(new Response("", { status })));

  it.each([
    [200, true, "models 有应答"],
    [404, true, "models 有应答"],
    [401, false, "不认这个密钥"],
    [502, false, "出错"],
  ])("%i", async (status, ok, said) => {
    const found = await checkEndpoint(endpoint, answers(status));
    expect(found).toMatchObject({ ok, detail: expect.stringContaining(said) });
  });

  it("says that nobody is there, without the address's secrets", async () => {
    const fail = vi.fn<typeof fetch>(() =>
      Promise.reject(new Error("fetch failed http://models/bot1:secret/getMe")),
    );
    const found = await checkEndpoint(endpoint, fail);
    expect(found).toMatchObject({ ok: false, detail: "连不上 models" });
    expect(JSON.stringify(found)).not.toContain("secret");
  });
});

describe("doctor's look at the machine", () => {
  it("measures the room that a new index needs", () => {
    using folder = createKnowledgeFolder();
    expect(checkDisk(join(folder.dataDir, "not/yet/there")).detail).toMatch(/^剩余 \d+ MB，数据占 0 MB$/u);
  });

  it.each([
    ["20.19.0", true],
    ["22.1.0", true],
    ["20.18.3", false],
    ["18.20.0", false],
  ])("Node.js %s: %s", (version, ok) => expect(checkNode(version).ok).toBe(ok));

  it("asks for next year's holidays from November on", () => {
    const days = parseHolidays("日期,安排\n2026-10-01,休\n");
    expect(checkHolidays(days, new Date(2026, 5, 1)).ok).toBe(true);
    expect(checkHolidays(days, new Date(2026, 10, 1))).toMatchObject({
      ok: false,
      detail: expect.stringContaining("2027"),
      fix: expect.stringContaining("holidays.csv"),
    });
  });

  it("names misspelt variables and what was meant", () => {
    expect(checkVariables([{ name: "KNOWLEGE_DIR", meant: "KNOWLEDGE_DIR" }])).toMatchObject({
      ok: false,
      detail: "不认识 KNOWLEGE_DIR（是否要写 KNOWLEDGE_DIR）",
    });
    expect(checkVariables([]).ok).toBe(true);
  });
});
