import { afterEach, describe, expect, it } from "vitest";
import { sampleDocuments } from "../../support/fake-knowledge.ts";
import { sampleDraft } from "../../support/fake-writing.ts";
import { bareMessage, dataOf, message, press } from "../../support/telegram/updates.ts";
import { startHarness, stopHarnesses, temporaryFolder } from "../../support/telegram/harness.ts";

afterEach(stopHarnesses);

async function startDraft() {
  const harness = await startHarness();
  const { telegram } = harness;
  telegram.push(message("/draft 写一段发展党员工作情况"));
  await telegram.until(() => telegram.messages.length === 1);
  const click = async (label: string, under = telegram.messages.at(-1)!) => {
    const before = telegram.messages.length;
    telegram.push(press(dataOf(under, label), under));
    await telegram.until(() => telegram.messages.length > before);
    return telegram.messages.at(-1)!;
  };
  return { ...harness, click, first: telegram.messages[0]! };
}

describe("/draft", () => {
  it("shows the draft with what is left open, and goes on by buttons and answers", async () => {
    const { telegram, click, first } = await startDraft();
    expect(first.text).toContain(sampleDraft.text);
    expect(first.text).toContain("留空待填\n培训发展对象人数");
    expect((await click("短些", first)).text).toMatch(/第 2 版[^]*缩短$/u);
    expect((await click("补充事实", first)).text).toContain("请发来要补充的事实");
    telegram.push(message("培训发展对象200名。"));
    await telegram.until(() => telegram.messages.at(-1)?.text.includes("加上培训发展对象200名。") ?? false);
    const gaps = await click("填空", first);
    expect((await click("培训发展对象人数", gaps)).text).toContain("请发来“培训发展对象人数”的内容");
    telegram.push(message("200"));
    await telegram.until(() => telegram.messages.at(-1)?.text.includes("〔培训发展对象人数〕填200") ?? false);
    expect((await click("撤销", telegram.messages.at(-1))).text).toContain("撤销");
    const lengths = await click("定字数", first);
    expect((await click("500 字", lengths)).text).toContain("控制在500字");
    const kinds = await click("换文种", first);
    expect((await click("通知", kinds)).text).toContain(sampleDraft.text);
  });

  it("shows how far a whole report is, keeps what was written of it, and goes on", async () => {
    const { telegram } = await startHarness({ assistant: { delayMs: 3_000 } });
    telegram.push(message("/draft 写全文"));
    await telegram.until(() =>
      telegram
        .callsTo("sendMessageDraft")
        .some(({ payload }) => String(payload["text"]).includes("正在写第 1 部分，共 1 部分：主要做法")),
    );
    telegram.push(message("/cancel"));
    await telegram.until(() => telegram.messages.some(({ text }) => text === "写好的 0 部分已保存。"));
    const stopped = telegram.messages.find(({ text }) => text === "写好的 0 部分已保存。")!;
    telegram.push(press(dataOf(stopped, "接着写"), stopped));
    await telegram.until(() => telegram.messages.at(-1)?.text.includes(sampleDraft.text) ?? false);
    expect(telegram.messages.map(({ text }) => text)).toContain("已停止。");
  });

  it("opens an earlier draft again", async () => {
    const { telegram, click } = await startDraft();
    telegram.push(message("/draft"));
    await telegram.until(() => telegram.messages.at(-1)?.text.includes("或者打开以前的稿子") ?? false);
    expect((await click("打开：发展党员工作")).text).toContain(sampleDraft.text);
  });

  it("still knows after a restart what it had asked for", async () => {
    using folder = temporaryFolder();
    const { storeFile } = folder;
    const { telegram, bot } = await startHarness({ storeFile });
    telegram.push(message("/draft 写一段发展党员工作情况"));
    await telegram.until(() => telegram.messages.length === 1);
    telegram.push(press(dataOf(telegram.messages[0]!, "填空"), telegram.messages[0]!));
    await telegram.until(() => telegram.messages.length === 2);
    telegram.push(press(dataOf(telegram.messages[1]!, "培训发展对象人数"), telegram.messages[1]!));
    await telegram.until(() => telegram.messages.length === 3);
    await bot.stop();
    await startHarness({ storeFile, telegram });
    telegram.push(message("200"));
    await telegram.until(() => telegram.messages.length === 4);
    expect(telegram.messages[3]?.text).toContain("〔培训发展对象人数〕填200");
  });

  it("sends the Word file as a document", async () => {
    const { telegram, first } = await startDraft();
    telegram.push(press(dataOf(first, "导出 Word（清稿）"), first));
    telegram.push(press(dataOf(first, "核对稿"), first));
    await telegram.until(() => telegram.documents.length === 2);
    const names = telegram.documents.map(({ name }) => name).sort();
    expect(names).toEqual(["工作总结-第1版.docx", "工作总结（核对稿）-第1版.docx"]);
    const clean = telegram.documents.find(({ name }) => name === names[0]);
    expect(new TextDecoder().decode(clean?.bytes)).toBe(`clean:${sampleDraft.text}`);
  });

  it("says so when the line breaks under a file", async () => {
    const { telegram, first } = await startDraft();
    telegram.fail({ method: "sendDocument", kind: "disconnect" });
    telegram.push(press(dataOf(first, "核对稿"), first));
    await telegram.until(() => telegram.messages.at(-1)?.text.includes("请再点一次") ?? false);
    expect(telegram.documents).toHaveLength(0);
  });

  it("lets go of what it was waiting for on /cancel", async () => {
    const { telegram, assistant, click, first } = await startDraft();
    await click("补充事实", first);
    telegram.push(message("/cancel"));
    await telegram.until(() => telegram.messages.at(-1)?.text.includes("没有正在进行的回答") ?? false);
    telegram.push(message("科级干部一年要培训多少学时？"));
    await telegram.until(() => telegram.messages.at(-1)?.text.includes("90学时") ?? false);
    expect(assistant.calls.filter(({ method }) => method === "ask")).toHaveLength(1);
  });

  it("answers what cannot be done, forged buttons and groups politely", async () => {
    const { telegram, first } = await startDraft();
    for (const data of ["d:w0:other", "d:y0:draft-1", "d:w:draft-1"]) telegram.push(press(data, first));
    await telegram.until(() => telegram.callsTo("answerCallbackQuery").length === 3);
    const said = telegram.callsTo("answerCallbackQuery").map(({ payload }) => String(payload["text"]));
    expect(said.sort()).toEqual([
      "没有这份草稿（请重新起草）",
      "这个按钮已失效，请重新提问。",
      "这个按钮已失效，请重新提问。",
    ]);
    expect(telegram.documents).toHaveLength(0);
    telegram.push(message("/draft"));
    telegram.push(message("/draft 写一段", { chat: -1001 }));
    await telegram.until(() => telegram.messages.length === 3);
    const texts = telegram.messages.map(({ text }) => text);
    expect(texts.some((text) => text.startsWith("请写明要起草什么"))).toBe(true);
    expect(texts).toContain("起草请在与我的私聊里进行。");
  });

  it("keeps a draft that rests on internal text at home", async () => {
    const documents = sampleDocuments.map((view) => ({ ...view, meta: { ...view.meta, internal: true } }));
    const [view] = documents;
    const precedent = { file: view!.meta.file, title: view!.meta.title, n: 1, quote: view!.text.slice(0, 9) };
    const draft = { ...sampleDraft, precedents: [precedent as never] };
    const { telegram } = await startHarness({ assistant: { documents, draft } });
    telegram.push(message("/draft 写一段发展党员工作情况"));
    await telegram.until(() => telegram.messages.length === 1);
    expect(telegram.messages[0]?.text).toBe("这份稿子用到了内部资料，请到网页端起草。");
    telegram.push(press(`d:w0:${sampleDraft.id}`, telegram.messages[0]!));
    await telegram.until(() => telegram.callsTo("answerCallbackQuery").length === 1);
    expect(telegram.documents).toHaveLength(0);
    telegram.push(message("/draft"));
    await telegram.until(() => telegram.messages.length === 2);
    expect(telegram.messages[1]?.reply_markup).toBeUndefined();
    expect(JSON.stringify(telegram.calls)).not.toContain("培训发展对象〔");
  });
});

describe("/check", () => {
  it("reads a text, a replied-to text and a replied-to file", async () => {
    const { telegram } = await startHarness();
    telegram.addFile("f", new TextEncoder().encode("正文"));
    const file = bareMessage({ document: { file_id: "f", file_unique_id: "f", file_name: "稿子.docx" } });
    telegram.push(message("/check 一段话"));
    telegram.push(message("/check", { extra: { reply_to_message: message("另外一段").message } }));
    telegram.push(message("/check", { extra: { reply_to_message: file.message } }));
    telegram.push(message("/check"));
    await telegram.until(() => telegram.messages.length === 4);
    telegram.addFile("f", new TextEncoder().encode("机密 正文"));
    telegram.push(message("/check", { extra: { reply_to_message: file.message } }));
    await telegram.until(() => telegram.messages.length === 5);
    expect(telegram.messages.at(-1)?.text).toContain("请勿通过即时通讯工具传输涉密和内部文件");
    expect(telegram.messages.slice(0, 4).map(({ text }) => text)).toEqual([
      "检查了 3 字，没有发现问题。",
      "检查了 4 字，没有发现问题。",
      "检查了 6 字，没有发现问题。",
      "请把要检查的文字写在 /check 后面，或回复一份文件（docx、doc、wps、pdf、txt）发送 /check。",
    ]);
  });
});
