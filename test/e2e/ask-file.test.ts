import { sampleInstallation } from "../support/sample-installation.ts";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Assistant } from "../../src/assistant.ts";
import type { Answer, AnswerEvent } from "../../src/domain/answers/answer.ts";
import type { AttachedFile } from "../../src/domain/documents/attached-file.ts";
import { localAdmin, type Reader } from "../../src/domain/people/reader.ts";
import type { IncomingFile } from "../../src/domain/operation/upload.ts";
import { createLogger } from "../../src/logger.ts";
import { createWebServer, type WebServer } from "../../src/channels/web/server.ts";
import { buildDocx } from "../support/docx-parts.ts";
import { startFakeChat, type FakeChat } from "../support/fake-chat.ts";
import { createKnowledgeFolder, regulation } from "../support/knowledge-folder.ts";
import { openApp } from "../support/open-app.ts";
import { createTestOffice } from "../support/test-office.ts";
import { parseEvents, postJson } from "../support/web-test-server.ts";

const folder = createKnowledgeFolder({
  "policies/培训.md": regulation("清河区培训办法", "2024-01-01", ["每年培训时间不少于12天。"]),
});

const lines = [
  "清河区驻村工作队管理办法",
  "第一条　驻村工作队员每月驻村时间不少于20天。",
  "第二条　队员请假3天以内的，由工作队队长批准；超过3天的，报区委组织部批准。",
  "第三条　有下列情形之一的，应当召回：（一）长期不在岗的；（二）弄虚作假的；（三）群众反映强烈的。",
];
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const docx = (texts: readonly string[], header?: string): Uint8Array =>
  buildDocx({
    body: texts.map(paragraph).join(""),
    ...(header === undefined ? {} : { header: paragraph(header) }),
  });
const file: IncomingFile = { name: "驻村办法.docx", bytes: docx(lines) };

let assistant: Assistant;
let chat: FakeChat;
let web: WebServer;
let url = "";

beforeAll(async () => {
  chat = await startFakeChat();
  // A model outside: what is marked internal must not reach it; what it does not answer is extracted.
  const endpoint = { model: "m", baseUrl: chat.url, apiKey: null, isOutside: true };
  ({ assistant } = await openApp(folder.knowledgeDir, folder.dataDir, undefined, createLogger("silent"), {
    endpoint,
    unsupported: "remove",
  }));
  const office = createTestOffice();
  const logger = createLogger("silent");
  web = createWebServer({
    installation: sampleInstallation,
    ...office,
    assistant,
    host: "127.0.0.1",
    port: 0,
    logger,
    pageDir: "/nonexistent",
  });
  ({ url } = await web.listen());
});

afterAll(async () => {
  await web.close();
  await assistant.close();
  await chat.close();
  folder[Symbol.dispose]();
});

interface Asked {
  readonly answer: Answer | null;
  readonly attached: AttachedFile | undefined;
  readonly error: string;
}

async function about(
  question: string,
  given: IncomingFile | null,
  conversation?: string,
  reader: Reader = localAdmin,
): Promise<Asked> {
  let last: AnswerEvent | undefined;
  for await (const event of assistant.askAbout({ question, conversation }, given, reader)) last = event;
  if (last?.type === "answer-end") return { answer: last.answer, attached: last.attached, error: "" };
  return { answer: null, attached: undefined, error: last?.type === "error" ? last.message : "no end" };
}

function expectVerbatim({ answer, attached }: Asked): void {
  expect(answer?.citations.length).toBeGreaterThan(0);
  for (const { file: name, quote, start, end } of answer?.citations ?? []) {
    expect(name).toBe(attached?.file);
    expect(attached?.text.slice(start, end)).toBe(quote);
  }
}

describe("a question over a file", () => {
  it("is answered from the file, cited by its name and verbatim, and follow-ups go on about it", async () => {
    const first = await about("驻村工作队员每月驻村时间不少于几天？", file, "c1");
    expect(first.answer).toMatchObject({ outcome: "answered" });
    expect(first.answer?.answer).toContain("不少于20天");
    expectVerbatim(first);
    expect(first.attached).toMatchObject({ file: "驻村办法.docx", title: "清河区驻村工作队管理办法" });
    const second = await about("队员请假超过3天的由谁批准？", null, "c1");
    expect(second.answer?.answer).toContain("报区委组织部批准");
    expectVerbatim(second);
    expect(assistant.attached("c1", localAdmin)?.file).toBe("驻村办法.docx");
  });

  it("says when the file does not contain it, whatever the base holds", async () => {
    const { answer } = await about("培训办法规定一年要学习多少学时？", file);
    expect(answer?.outcome).toBe("refused");
    expect(answer?.answer).toContain("所附文件里没有");
    expect(answer?.citations).toEqual([]);
    expect(JSON.stringify(answer)).not.toContain("培训.md");
  });

  it("belongs to its user and conversation, and /new forgets it", async () => {
    await about("驻村工作队员每月驻村时间不少于几天？", file, "c2");
    const other: Reader = { userId: "other", role: "staff", collections: ["policies"] };
    for (const [conversation, reader] of [
      ["c2", other],
      ["c3", localAdmin],
    ] as const) {
      expect(assistant.attached(conversation, reader)).toBeNull();
      expect((await about("请假由谁批准", null, conversation, reader)).error).toContain("请重新附上文件");
    }
    assistant.forgetConversation("c2", localAdmin);
    expect((await about("请假由谁批准", null, "c2")).error).toContain("请重新附上文件");
  });

  it.each([
    ["an empty file", { name: "空.txt", bytes: new Uint8Array() }, "文件是空的"],
    ["a file without words", { name: "白.docx", bytes: docx([" "]) }, "没有读出文字"],
    ["a program under another name", { name: "x.docx", bytes: Buffer.from("MZ\x90\0\x03\0\0\0") }, "docx"],
    ["a classified file", { name: "方案.docx", bytes: docx(lines, "机密★1年") }, "检测到密级标志“机密★1年”"],
    [
      "an archive",
      {
        name: "一批.zip",
        bytes: zipSync(
          Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`${at}.txt`, new Uint8Array(9)])),
        ),
      },
      "请解压后选其中一份",
    ],
  ])("refuses %s", async (_name, bad, message) => {
    const { answer, error } = await about("这份文件讲了什么要求？", bad, "c4");
    expect(answer).toBeNull();
    expect(error).toContain(message);
    expect(assistant.attached("c4", localAdmin)).toBeNull();
  });

  it("is answered by extraction when the file is internal: no word of it reaches the model", async () => {
    const before = chat.calls.length;
    const internal = { name: "内部.docx", bytes: docx(["内部资料 注意保存", ...lines]) };
    const asked = await about("驻村工作队员每月驻村时间不少于几天？", internal, "c5");
    expect(asked.attached?.internal).toBe(true);
    expect(asked.answer).toMatchObject({ outcome: "answered", mode: "extractive" });
    await about("那请假呢？", null, "c5");
    expect(JSON.stringify(chat.calls.slice(before))).not.toContain("驻村");
  });

  it("leaves nothing of the file on the disk and no word of it in the insights", async () => {
    await about("驻村工作队员每月驻村时间不少于几天？", file);
    expect(JSON.stringify(assistant.insights(undefined, localAdmin))).not.toContain("驻村");
    const kept = readdirSync(folder.dataDir, { recursive: true, encoding: "utf8" })
      .map((name) => join(folder.dataDir, name))
      .filter((path) => statSync(path).isFile())
      .filter((path) => {
        const bytes = readFileSync(path);
        return ["驻村工作队", "弄虚作假"].some((words) => bytes.includes(words));
      });
    expect(kept).toEqual([]);
  });
});

describe("POST /api/ask with a file", () => {
  async function ask(fields: Record<string, string | File>): Promise<Response> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return fetch(`${url}/api/ask`, { method: "POST", body: form });
  }

  it("takes multipart, answers with the file's text, and asks on without sending it again", async () => {
    const sent = new File([Buffer.from(file.bytes)], file.name);
    const first = parseEvents(
      await (await ask({ question: "队员每月驻村时间不少于几天？", file: sent })).text(),
    );
    const end = (first.at(-1)?.data ?? {}) as unknown as Answer & { attached: AttachedFile };
    const { attached, citations } = end;
    expect(first.at(-1)).toMatchObject({ event: "answer-end", data: { outcome: "answered" } });
    for (const { quote, start, end } of citations) expect(attached.text.slice(start, end)).toBe(quote);
    const conversation = first[0]?.data["conversation"];
    const body = { question: "工作队员有哪些情形应当召回？", conversation, attached: true };
    const second = parseEvents(await (await postJson(`${url}/api/ask`, body)).text());
    expect(second.at(-1)?.data["answer"]).toContain("弄虚作假");
    const plain = await postJson(`${url}/api/ask`, { question: "每年培训时间不少于多少天？" });
    expect(parseEvents(await plain.text()).at(-1)?.data["attached"]).toBeNull();
  });

  it("names what is missing or wrong", async () => {
    const sent = new File([Buffer.from(file.bytes)], file.name);
    expect((await ask({ question: "请假由谁批准？" })).status).toBe(400);
    expect((await ask({ file: sent })).status).toBe(400);
    const secret = new File([Buffer.from(docx(lines, "秘密★5年"))], "方案.docx");
    const events = parseEvents(await (await ask({ question: "请假由谁批准？", file: secret })).text());
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ event: "error" });
    expect(events[0]?.data["message"]).toContain("检测到密级标志“秘密★5年”");
  });
});
