import { appendFile, mkdir, readdir, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Assistant } from "../../src/assistant.ts";
import type { Answer } from "../../src/domain/answers/answer.ts";
import { localAdmin } from "../../src/domain/people/reader.ts";
import { ask, openApp, openStarter, reload, temporaryFolder } from "../support/open-app.ts";

/** Design §6.1: every quote is the slice it names. */
function expectVerbatim(assistant: Assistant, answer: Answer): void {
  expect(answer.citations.length).toBeGreaterThan(0);
  for (const citation of answer.citations) {
    const source = assistant.document(citation.file, localAdmin);
    expect(source?.text.slice(citation.start, citation.end)).toBe(citation.quote);
  }
}

describe("the starter knowledge", () => {
  let assistant: Assistant;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ assistant, close } = await openStarter());
  });
  afterAll(() => close());

  it("answers 换届“十个严禁” with the ten items of 2026, and names the other lists", async () => {
    const { answer } = await ask(assistant, { question: "换届“十个严禁”是哪些？" });
    expect(answer.outcome).toBe("answered");
    const items = [
      "结党营私、搞小圈子",
      "投机钻营、结交政治骗子",
      "拉票贿选",
      "跑官要官、买官卖官",
      "违规干预、说情打招呼",
      "个人说了算",
      "带病提名",
      "带病提拔",
      "违规用人",
      "弄虚作假、跑风漏气",
      "干扰换届",
    ];
    for (const item of items) expect(answer.answer).toContain(item);
    expect(answer.answer).toContain("【要点摘编，非原文】");
    expect(answer.answer).toMatch(/2021年.*取代/u);
    expect(answer.answer).toMatch(/村（社区）.*地方/u);
    expect(new Set(answer.citations.map((citation) => citation.status))).toEqual(new Set(["现行"]));
    expectVerbatim(assistant, answer);
  });

  it("asked about villages, gives a local list named as local", async () => {
    const { answer } = await ask(assistant, { question: "村“两委”换届的十个严禁有哪些？" });
    expect(answer.outcome).toBe("answered");
    expect(answer.answer).toContain("地方");
    expect(answer.citations.every((citation) => citation.file.includes("地方做法"))).toBe(true);
  });

  it("answers the training hours of 科级 with figure and article", async () => {
    const { answer, events } = await ask(assistant, { question: "科级干部一年要培训多少学时？" });
    expect(answer.answer).toContain("12天");
    expect(answer.answer).toContain("90学时");
    expect(answer.citations[0]?.article).toBe("第十四条");
    expectVerbatim(assistant, answer);
    expect(events[0]?.type).toBe("passages-found");
    expect(events.flatMap((event) => (event.type === "text-delta" ? [event.text] : [])).join("")).toBe(
      answer.answer,
    );
  });

  it("refuses what the knowledge does not hold", async () => {
    const { answer } = await ask(assistant, { question: "食堂今天中午吃什么菜？" });
    expect(answer.outcome).toBe("refused");
    expect(answer.citations).toEqual([]);
  });

  it.each(["", "？？！", "问".repeat(5000)])(
    "gives a clear answer to unusable questions",
    async (question) => {
      const { answer } = await ask(assistant, { question });
      expect(answer.outcome).toBe("refused");
      expect(answer.answer.length).toBeGreaterThan(5);
      expect(answer.answer.length).toBeLessThan(400);
    },
  );

  it("finds whole paragraphs of past reports, newest first", async () => {
    const { passages } = await assistant.search(
      { text: "发展党员", kind: "report", whole: true },
      localAdmin,
    );
    expect(passages.length).toBeGreaterThan(1);
    for (const passage of passages) {
      const text = assistant.document(passage.file, localAdmin)?.text ?? "";
      expect(text.slice(passage.start, passage.end)).toBe(passage.text);
      expect(passage.start === 0 || text[passage.start - 1] === "\n").toBe(true);
      expect(passage.end === text.length || text[passage.end] === "\n").toBe(true);
    }
    const years = passages.map((passage) => Number(/20\d{2}/u.exec(passage.title)?.[0]));
    expect(years).toEqual([...years].toSorted((a, b) => b - a));
  });
});

describe("an office's own folder", () => {
  const undo: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  });

  async function office(files: Record<string, string | Uint8Array>) {
    const [knowledge, data] = [await temporaryFolder(), await temporaryFolder()];
    undo.push(knowledge.remove, data.remove);
    for (const [file, content] of Object.entries(files)) {
      await mkdir(join(knowledge.path, file, ".."), { recursive: true });
      await writeFile(join(knowledge.path, file), content);
    }
    const open = async () => {
      const { assistant } = await openApp(knowledge.path, data.path);
      undo.push(() => assistant.close());
      return assistant;
    };
    return { knowledge: knowledge.path, data: data.path, open };
  }

  const rule = "第一条　为了规范考勤管理，制定本办法。\n\n第二条　工作人员请事假，一年累计不得超过十五天。\n";

  it("starts empty, says how to add files, and answers once one is there", async () => {
    const { knowledge, open } = await office({});
    const assistant = await open();
    const { answer } = await ask(assistant, { question: "事假一年最多几天？" });
    expect(answer.outcome).toBe("refused");
    expect(answer.answer).toContain("文件夹");
    await writeFile(join(knowledge, "考勤管理办法.txt"), rule);
    expect(await reload(assistant)).toMatchObject({ added: 1, chunks: 2 });
    const after = await ask(assistant, { question: "事假一年最多几天？" });
    expect(after.answer.answer).toContain("不得超过十五天");
    expect(after.answer.citations[0]).toMatchObject({ article: "第二条", file: "考勤管理办法.txt" });
  });

  it("lists a binary file with the reason and indexes the others", async () => {
    const { open } = await office({
      "policies/考勤管理办法.md": rule,
      "policies/照片.md": Uint8Array.from({ length: 400 }, (_, at) => at % 7),
      "policies/表.xlsb": "x",
    });
    const report = await reload(await open(), true);
    expect(report.rejected.map(({ file }) => file).toSorted()).toEqual([
      "policies/照片.md",
      "policies/表.xlsb",
    ]);
    for (const { reason, fix } of report.rejected) expect(`${reason}${fix}`).toMatch(/另存/u);
    expect(report.chunks).toBe(2);
  });

  it("rebuilds a damaged index and says so", async () => {
    const { data, open } = await office({ "policies/考勤管理办法.md": rule });
    await (await open()).close();
    undo.pop();
    const folder = join(data, "index", "1");
    for (const name of await readdir(folder))
      if (name.endsWith(".bin")) await truncate(join(folder, name), 10);
    const assistant = await open();
    expect(assistant.status().notices.join()).toContain("重建");
    expect((await ask(assistant, { question: "事假一年最多几天？" })).answer.outcome).toBe("answered");
  });

  it("rebuilds from the folder when the database is garbage, keeping the damaged file", async () => {
    const { data, open } = await office({ "policies/考勤管理办法.md": rule });
    await (await open()).close();
    undo.pop();
    await writeFile(join(data, "youju.db"), "这不是数据库".repeat(500));
    const assistant = await open();
    expect(assistant.status().notices.join()).toContain("损坏");
    expect(await readdir(data)).toContain("youju.db.damaged");
    expect((await ask(assistant, { question: "事假一年最多几天？" })).answer.outcome).toBe("answered");
  });

  it("serves another process's reload within two seconds", async () => {
    const { knowledge, open } = await office({ "policies/考勤管理办法.md": rule });
    const [first, second] = [await open(), await open()];
    await appendFile(
      join(knowledge, "policies/考勤管理办法.md"),
      "\n第三条　工作人员请病假，应当提交医院证明。\n",
    );
    await reload(second);
    await expect.poll(() => first.status().chunks, { timeout: 2000 }).toBe(3);
    expect((await ask(first, { question: "请病假要交什么？" })).answer.citations[0]?.article).toBe("第三条");
  });
});
