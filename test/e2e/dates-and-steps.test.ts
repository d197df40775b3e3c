import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWebServer, type WebServer } from "../../src/channels/web/server.ts";
import type { Assistant } from "../../src/assistant.ts";
import type { Answer } from "../../src/domain/answers/answer.ts";
import { createLogger } from "../../src/logger.ts";
import { createKnowledgeFolder, regulation } from "../support/knowledge-folder.ts";
import { openApp } from "../support/open-app.ts";
import { sampleInstallation } from "../support/sample-installation.ts";
import { createTestOffice } from "../support/test-office.ts";
import { parseEvents, postJson } from "../support/web-test-server.ts";

const folder = createKnowledgeFolder({
  "policies/公示.md": regulation("干部任前公示办法", "2020-01-01", [
    "任前公示期不少于五个工作日，自公示之日起计算。",
    "公示按照下列程序进行：\n（一）拟订公示方案；\n（二）在单位内部张贴公告，公示不少于五个工作日；\n（三）受理反映，形成书面报告。",
  ]),
  // The office's own day off, beside the packaged calendar of 2026.
  "holidays.csv": "说明,安排,日期\n区运动会,休,2026-09-29\n",
});
let assistant: Assistant;
let web: WebServer;
let url = "";

beforeAll(async () => {
  ({ assistant } = await openApp(folder.knowledgeDir, folder.dataDir));
  web = createWebServer({
    ...createTestOffice(),
    assistant,
    installation: sampleInstallation,
    host: "127.0.0.1",
    port: 0,
    logger: createLogger("silent"),
    pageDir: "/nonexistent",
  });
  ({ url } = await web.listen());
});

afterAll(async () => {
  await web.close();
  await assistant.close();
  folder[Symbol.dispose]();
});

async function ask(question: string): Promise<Answer> {
  const events = parseEvents(await (await postJson(`${url}/api/ask`, { question })).text());
  return events.at(-1)?.data as unknown as Answer;
}

describe("dates and steps over HTTP", () => {
  it("counts working days by the packaged holidays and the office's own", async () => {
    const { answer, citations } = await ask(
      "干部任前公示期不少于五个工作日，自2026年9月28日公示，哪天期满？",
    );
    expect(citations.map(({ article }) => article)).toContain("第一条");
    expect(answer).toContain("9月28日、9月30日、10月8日、10月9日、10月10日");
    expect(answer).toContain("条文规定自公示之日起，这里以9月28日为这一天");
    expect(answer).not.toContain("没有2026年的节假日安排");
  });

  it("says which year's holidays are missing", async () => {
    const { answer } = await ask("干部任前公示期不少于五个工作日，自2029年1月2日公示，哪天期满？");
    expect(answer).toContain("没有2029年的节假日安排");
  });

  it("gives a procedure as text and as a table, each cell with its citation", async () => {
    const { answer, table, citations } = await ask("任前公示的程序是什么？");
    expect(answer).toContain("（二）在单位内部张贴公告");
    expect(table?.columns).toEqual(["步骤", "时限", "材料", "依据"]);
    expect(table?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ["拟订公示方案", "", "公示方案", "第二条第（一）项"],
      [
        "在单位内部张贴公告，公示不少于五个工作日",
        "公示不少于五个工作日",
        expect.any(String),
        "第二条第（二）项",
      ],
      ["受理反映，形成书面报告", "", "书面报告", "第二条第（三）项"],
    ]);
    const known = new Set(citations.map(({ n }) => n));
    for (const cell of table?.rows.flat() ?? [])
      for (const n of cell.citations) expect(known.has(n)).toBe(true);
    expect((await ask("任前公示期不少于几天？")).table).toBeNull();
  });
});
