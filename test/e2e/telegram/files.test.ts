import { afterEach, describe, expect, it } from "vitest";
import { sampleDocuments } from "../../support/fake-knowledge.ts";
import { bareMessage, dataOf, message, press } from "../../support/telegram/updates.ts";
import { startHarness, stopHarnesses } from "../../support/telegram/harness.ts";

const config = { adminIds: [1], allowedIds: [2] };
const encode = (text: string) => new TextEncoder().encode(text);

afterEach(stopHarnesses);

function sendFile(name: string, from: number, size = 10) {
  return bareMessage(
    { document: { file_id: "f", file_unique_id: "f", file_name: name, file_size: size } },
    { from },
  );
}

describe("a document in the chat", () => {
  it("is kept by an admin, and answers after the reload", async () => {
    const { telegram, assistant, audit } = await startHarness({ config });
    telegram.addFile("f", encode("第一条 为了规范工作，制定本办法。"));
    const sent = sendFile("工作办法.docx", 1);
    telegram.push(sent);
    await telegram.until(() => telegram.messages.length === 1);
    const [offer] = telegram.messages;
    expect(offer?.text).toContain("《工作办法》，约 17 字，没有发现密级和内部标志。");
    expect(telegram.callsTo("sendMessage")[0]?.payload["reply_parameters"]).toMatchObject({
      message_id: sent.message.message_id,
    });
    // Telegram shows under a button the message that it stands under, and the one that this answers.
    telegram.push(
      press(dataOf(offer!, "存入知识库：制度"), { ...offer!, reply_to_message: sent.message } as never, 1),
    );
    await telegram.until(() => telegram.messages[1]?.text.includes("资料已更新") ?? false);
    const received = assistant.calls.find((call) => call.method === "receive");
    expect(received).toMatchObject({ request: { kind: "policy", files: [{ name: "工作办法.docx" }] } });
    expect(assistant.calls.at(-1)).toMatchObject({ method: "reload" });
    expect(audit.newest(5).map(({ action, actor }) => `${actor} ${action}`)).toContain("telegram:1 upload");
  });

  it("is offered to staff without the button, and a forged press keeps nothing", async () => {
    const { telegram, assistant } = await startHarness({ config });
    telegram.addFile("f", encode("正文"));
    const sent = sendFile("工作办法.txt", 2);
    telegram.push(sent);
    await telegram.until(() => telegram.messages.length === 1);
    const [offer] = telegram.messages;
    expect(JSON.stringify(offer?.reply_markup)).not.toContain("存入");
    expect(offer?.text).toContain("请把文件发给管理员");
    telegram.push(press("k:policy", { ...offer!, reply_to_message: sent.message } as never, 2));
    telegram.push(press("k:report", offer!, 1));
    await telegram.until(() => telegram.callsTo("answerCallbackQuery").length === 2);
    const said = telegram.callsTo("answerCallbackQuery").map(({ payload }) => String(payload["text"]));
    expect(said.sort()).toEqual(["只有管理员可以存入知识库。", "找不到原来的文件，请重新发送。"]);
    expect(assistant.calls.filter(({ method }) => method === "receive")).toHaveLength(0);
  });

  it("is asked about without being kept, in its caption, after the button, and on until /new", async () => {
    const { telegram, assistant } = await startHarness({ config });
    telegram.addFile("f", encode("乡科级党政领导干部应当每年参加培训。"));
    const question = "科级干部一年要培训多少学时？";
    const sent = sendFile("通知.txt", 2);
    telegram.push({ message: { ...sent.message, caption: question } });
    await telegram.until(() => telegram.messages.length === 1);
    expect(telegram.messages[0]?.text).toContain("90学时");
    expect(JSON.stringify(telegram.messages[0]?.entities)).not.toContain("t.me");
    telegram.push(message(question, { from: 2 }));
    await telegram.until(() => telegram.messages.length === 2);
    telegram.push(press(dataOf(telegram.messages[1]!, "改问资料库"), telegram.messages[1]!, 2));
    await telegram.until(() => telegram.messages.at(-1)?.text.includes("下面的问题查资料库") ?? false);
    telegram.push(message(question, { from: 2 }));
    await telegram.until(() => telegram.messages.length === 4);

    telegram.push(sent);
    await telegram.until(() => telegram.messages.length === 5);
    const offer = { ...telegram.messages[4]!, reply_to_message: sent.message } as never;
    telegram.push(press(dataOf(telegram.messages[4]!, "一次性提问"), offer, 2));
    await telegram.until(() => telegram.messages.at(-1)?.text.startsWith("请直接发来问题") ?? false);
    telegram.push(message(question, { from: 2 }));
    await telegram.until(() => telegram.messages.length === 7);
    telegram.push(message("/new", { from: 2 }));
    await telegram.until(() => telegram.messages.length === 8);
    telegram.push(message(question, { from: 2 }));
    await telegram.until(() => telegram.messages.length === 9);
    const asked = assistant.calls.filter(({ method }) => method === "ask" || method === "askAbout");
    expect(asked.map((call) => ("file" in call ? call.file : "资料库"))).toEqual([
      "通知.txt",
      null,
      "资料库",
      "通知.txt",
      "资料库",
    ]);
    expect(assistant.calls.filter(({ method }) => method === "receive")).toHaveLength(0);
  });

  it("with a mark gets no answer to the question under it", async () => {
    const { telegram, assistant } = await startHarness({ config });
    telegram.addFile("f", encode("内部资料 注意保存"));
    telegram.push({ message: { ...sendFile("通知.txt", 2).message, caption: "讲了什么" } });
    await telegram.until(() => telegram.messages.length === 1);
    expect(telegram.messages[0]?.text).toContain("请勿通过即时通讯工具传输涉密和内部文件");
    expect(assistant.calls.filter(({ method }) => method === "askAbout")).toHaveLength(0);
  });

  it.each([
    ["a classified file", "讲话.docx", "机密★10年", "请勿通过即时通讯工具传输涉密和内部文件。"],
    ["an internal file", "讲话.docx", "内部资料 注意保存", "请勿通过即时通讯工具传输涉密和内部文件。"],
    ["an .exe named .docx", "讲话.docx", "MZ\u0090", "这份文件读不了：不是能读的文件"],
    ["an .exe", "讲话.exe", "MZ\u0090", "这份文件读不了"],
  ])("%s is refused and kept nowhere", async (_name, file, text, words) => {
    const { telegram, assistant, lines } = await startHarness({ config });
    telegram.addFile("f", encode(text));
    telegram.push(sendFile(file, 1));
    await telegram.until(() => telegram.messages.length === 1);
    expect(telegram.messages[0]?.text).toContain(words);
    expect(telegram.messages[0]?.reply_markup).toBeUndefined();
    expect(assistant.calls).toHaveLength(0);
    expect(JSON.stringify(lines)).not.toContain(text);
  });

  it("that the catalog calls internal is refused though it bears no mark", async () => {
    const [view] = sampleDocuments;
    const documents = [{ ...view!, meta: { ...view!.meta, internal: true } }];
    const { telegram } = await startHarness({ config, assistant: { documents } });
    telegram.addFile("f", encode(view!.text));
    telegram.push(sendFile("通知.txt", 2));
    await telegram.until(() => telegram.messages.length === 1);
    expect(telegram.messages[0]?.text).toContain("请勿通过即时通讯工具传输涉密和内部文件");
    expect(JSON.stringify(telegram.calls)).not.toContain(view!.meta.file);
  });

  it("of 50 MB is refused before anything is loaded", async () => {
    const { telegram } = await startHarness({ config });
    telegram.push(sendFile("大文件.pdf", 1, 50 * 1024 * 1024));
    await telegram.until(() => telegram.messages.length === 1);
    expect(telegram.messages[0]?.text).toContain("超过 20 MB");
    expect(telegram.callsTo("getFile")).toHaveLength(0);
    telegram.push(message("/help", { from: 1 }));
    await telegram.until(() => telegram.messages.length === 2);
  });
});
