import { afterEach, describe, expect, it } from "vitest";
import { hashFile, openData, pasteData } from "../../../src/channels/telegram/callback-data.ts";
import { answer, sampleDocuments, scriptedAnswers } from "../../support/fake-knowledge.ts";
import { bareMessage, buttonData, dataOf, message, press } from "../../support/telegram/updates.ts";
import { startHarness, stopHarnesses } from "../../support/telegram/harness.ts";

const question = "科级干部一年要培训多少学时？";
const citation = scriptedAnswers.get(question)!.citations[0]!;
const open = { adminIds: [], allowedIds: [] };

afterEach(stopHarnesses);

describe("a question in a private chat", () => {
  it("is answered with sources and buttons, and a button opens the clause", async () => {
    const { telegram, assistant } = await startHarness();
    telegram.push(message(question));
    await telegram.until(() => telegram.messages.length === 1);
    const sent = telegram.messages[0]!;
    expect(sent.text).toContain("90学时的培训。[1]");
    expect(sent.text).toContain("[1] 《干部教育培训工作条例》 第二十三条第二款 · 现行");
    expect(assistant.calls.find(({ method }) => method === "ask")).toMatchObject({
      method: "ask",
      request: { question, conversation: "telegram:42" },
      reader: { userId: "telegram:42", role: "staff", collections: "all" },
    });

    telegram.push(press(buttonData(sent, 0), sent));
    await telegram.until(() => telegram.messages.length === 2);
    const clause = telegram.messages[1]!;
    const quoted = clause.entities?.at(-1);
    expect(clause.text.slice(quoted?.offset, (quoted?.offset ?? 0) + (quoted?.length ?? 0))).toBe(
      citation.quote,
    );

    telegram.push(press(buttonData(clause, 1), clause));
    await telegram.until(() => telegram.messages[1]?.text.includes("第六十条") ?? false);
    await telegram.until(() => telegram.callsTo("answerCallbackQuery").length === 2);
    expect(telegram.messages).toHaveLength(2);
  });

  it("lists the steps of a procedure as lines of 字段：值", async () => {
    const cell = (text: string) => ({ text, citations: text === "" ? [] : [1] });
    const table = {
      columns: ["步骤", "时限", "材料"],
      rows: [
        [cell("公示"), cell("五个工作日"), cell("")],
        [cell("备案"), cell(""), cell("备案表")],
      ],
    };
    const stepped = { ...answer("怎么办", "公示，备案。[1]", [citation]), table };
    const { telegram } = await startHarness({ assistant: { answers: new Map([["怎么办", stepped]]) } });
    telegram.push(message("怎么办"));
    await telegram.until(() => telegram.messages.length === 1);
    telegram.push(press(dataOf(telegram.messages[0]!, "按步骤列出"), telegram.messages[0]!));
    telegram.push(press("b:999", telegram.messages[0]!));
    await telegram.until(() => telegram.messages.length === 2);
    expect(telegram.messages[1]?.text).toBe(
      "步骤—时限—材料\n\n1\n步骤：公示\n时限：五个工作日[1]\n\n2\n步骤：备案\n材料：备案表[1]",
    );
  });

  it("splits a long answer and puts the buttons under its end", async () => {
    const long = answer("长", `${"这是一句依据条文写成的话。".repeat(900)}[1]`, [citation]);
    const { telegram } = await startHarness({ assistant: { answers: new Map([["长", long]]) } });
    telegram.push(message("/ask 长"));
    await telegram.until(() => telegram.messages.length === 3);
    const [first, second, last] = telegram.messages;
    expect(first?.text.endsWith("。")).toBe(true);
    expect(first?.reply_markup ?? second?.reply_markup).toBeUndefined();
    expect(last?.reply_markup).toBeDefined();
    expect(telegram.calls.every((call) => call.status === 200)).toBe(true);
  });

  it("previews a slow answer as a draft and sends it whole", async () => {
    const slow = answer("慢", "一个很长的回答。".repeat(20), []);
    const { telegram } = await startHarness({
      assistant: { answers: new Map([["慢", slow]]), delayMs: 15 },
    });
    telegram.push(message("慢"));
    await telegram.until(() => telegram.messages.length === 1, 15_000);
    const drafts = telegram.callsTo("sendMessageDraft");
    expect(drafts.length).toBeGreaterThan(0);
    expect(slow.answer.startsWith(String(drafts[0]?.payload.text))).toBe(true);
    expect(telegram.messages[0]?.text).toBe(slow.answer);
  });

  it("says that nothing fits, and calm words when something breaks", async () => {
    const { telegram, lines } = await startHarness({
      assistant: { askError: new Error("SQLITE_CORRUPT 密") },
    });
    telegram.push(message("没有的问题"));
    await telegram.until(() => telegram.messages.length === 1);
    expect(telegram.messages[0]?.text).toBe("处理时出了点问题，请稍后再试。");
    expect(lines.some((line) => line.level === "error")).toBe(true);
    expect(JSON.stringify(lines)).not.toContain("没有的问题");
  });

  it("leaves chat texts out of the log, unless an admin looks for a fault", async () => {
    for (const logsContent of [false, true]) {
      const { telegram, lines } = await startHarness({ config: { logsContent } });
      telegram.push(message(question));
      await telegram.until(() => telegram.messages.length === 1);
      expect(JSON.stringify(lines).includes(question)).toBe(logsContent);
    }
  });

  it("answers chats side by side", async () => {
    const { telegram } = await startHarness({ assistant: { delayMs: 5 } });
    for (let from = 1; from <= 50; from += 1) telegram.push(message(question, { from }));
    await telegram.until(() => telegram.messages.length === 50, 10_000);
    expect(new Set(telegram.messages.map((sent) => sent.chat.id)).size).toBe(50);
  });
});

describe("buttons and links", () => {
  it("are answered politely when forged or out of date", async () => {
    const { telegram } = await startHarness();
    telegram.push(message(question));
    await telegram.until(() => telegram.messages.length === 1);
    const sent = telegram.messages[0]!;
    const forged = [
      "",
      "s:x",
      "drop table",
      `s:${"a".repeat(12)}:1:2`,
      `s:${hashFile(citation.file)}:1:999999`,
    ];
    for (const data of forged) telegram.push(press(data, sent));
    await telegram.until(() => telegram.callsTo("answerCallbackQuery").length === forged.length);
    for (const call of telegram.callsTo("answerCallbackQuery"))
      expect(String(call.payload.text)).toMatch(/重新提问/u);
    expect(telegram.messages).toHaveLength(1);
  });

  it("copy a citation: a short one at once, a long one as a message, a digest not at all", async () => {
    const { telegram } = await startHarness();
    const place = (file: string, start: number, end: number) =>
      `/start src_${hashFile(file)}_${start}_${end}`;
    telegram.push(message(place(citation.file, citation.start, citation.end)));
    await telegram.until(() => telegram.messages.length === 1);
    const copies = (telegram.messages[0]?.reply_markup?.inline_keyboard ?? []).flat();
    expect(copies.find(({ text }) => text === "引用句")).toMatchObject({
      copy_text: {
        text: "根据《干部教育培训工作条例》第二十三条规定，“乡科级党政领导干部应当每年参加累计不少于12天或者90学时的培训”。",
      },
    });
    const digest = sampleDocuments.find(({ meta }) => meta.textKind === "digest")!;
    const from = digest.chunks[1]!.start;
    telegram.push(message(place(digest.meta.file, from, from)));
    await telegram.until(() => telegram.messages.length === 2);
    telegram.push(press(dataOf(telegram.messages[1]!, "引用句"), telegram.messages[1]!));
    await telegram.until(() => telegram.callsTo("answerCallbackQuery").length === 1);
    expect(telegram.callsTo("answerCallbackQuery")[0]?.payload["text"]).toContain("引用前请核对原文");
    const long = pasteData("text", { fileHash: hashFile(digest.meta.file), start: from, end: from });
    telegram.push(press(long, telegram.messages[1]!));
    await telegram.until(() => telegram.messages.length === 3);
    expect(telegram.messages[2]?.text).toBe(digest.text.slice(from, digest.chunks[1]!.end));
    expect(telegram.messages[2]?.entities?.[0]?.type).toBe("code");
  });

  it("open a source by deep link", async () => {
    const { telegram } = await startHarness();
    const payload = `src_${hashFile(citation.file)}_${String(citation.start)}_${String(citation.end)}`;
    telegram.push(message(`/start ${payload}`));
    telegram.push(message("/start src_broken"));
    await telegram.until(() => telegram.messages.length === 2);
    expect(telegram.messages[0]?.text).toContain(citation.quote);
    expect(telegram.messages[1]?.text).toContain("链接不完整");
  });

  it("keep internal text at home", async () => {
    const documents = sampleDocuments.map((view) => ({ ...view, meta: { ...view.meta, internal: true } }));
    const { telegram } = await startHarness({ assistant: { documents } });
    telegram.push(message(question));
    telegram.push(
      message(`/start src_${hashFile(citation.file)}_${String(citation.start)}_${String(citation.end)}`),
    );
    await telegram.until(() => telegram.messages.length === 2);
    for (const sent of telegram.messages) expect(sent.text).toBe("该依据为内部资料，请到网页端查看。");
    // Buttons from before the document was marked.
    const place = { fileHash: hashFile(citation.file), start: citation.start, end: citation.end };
    for (const data of [openData(citation.file, citation.start, citation.end), pasteData("text", place)])
      telegram.push(press(data, telegram.messages[0]!));
    await telegram.until(() => telegram.callsTo("answerCallbackQuery").length === 2);
    for (const { payload } of telegram.callsTo("answerCallbackQuery"))
      expect(payload["text"]).toBe("该依据为内部资料，请到网页端查看。");
    expect(JSON.stringify(telegram.calls)).not.toContain("90学时");
  });
});

describe("a Bot API server of our own", () => {
  it("may be sent internal text", async () => {
    const documents = sampleDocuments.map((view) => ({ ...view, meta: { ...view.meta, internal: true } }));
    const { telegram } = await startHarness({ config: { sendsInternal: true }, assistant: { documents } });
    telegram.push(message(question));
    await telegram.until(() => telegram.messages.length === 1);
    telegram.push(press(buttonData(telegram.messages[0]!, 0), telegram.messages[0]!));
    await telegram.until(() => telegram.messages.length === 2);
    for (const sent of telegram.messages) expect(sent.text).toContain("90学时");
  });
});

describe("/date", () => {
  it("asks anew, whatever was spoken of before", async () => {
    const { telegram, assistant } = await startHarness();
    telegram.push(message("/date 拟任干部3月4日开始公示，哪天期满"));
    telegram.push(message("/date"));
    await telegram.until(() => telegram.messages.length === 2);
    const asked = assistant.calls.find((call) => call.method === "ask");
    expect(asked?.request).toMatchObject({ question: "拟任干部3月4日开始公示，哪天期满", history: [] });
    expect(telegram.messages.some(({ text }) => text.includes("例如："))).toBe(true);
  });
});

describe("groups", () => {
  it("are answered only when addressed, as a reply in the topic", async () => {
    const { telegram, assistant } = await startHarness();
    const group = { chat: -1001, thread: 7 };
    telegram.push(message("大家下午开会", group));
    telegram.push(message("/ask@other_bot 党课", group));
    const asked = message(`@youju_test_bot ${question}`, group);
    telegram.push(asked);
    telegram.push(message(question, { ...group, replyToBot: true }));
    await telegram.until(() => telegram.messages.length === 2);
    const [call] = telegram.callsTo("sendMessage");
    expect(call?.payload).toMatchObject({
      chat_id: -1001,
      message_thread_id: 7,
      reply_parameters: { message_id: asked.message.message_id, allow_sending_without_reply: true },
    });
    expect(assistant.calls.filter((item) => item.method === "ask")).toHaveLength(2);
    expect(assistant.calls.find(({ method }) => method === "ask")).toMatchObject({
      request: { question, conversation: "telegram:-1001:7" },
    });
  });
});

describe("what is not a question", () => {
  it("gets short polite words or silence, never a crash", async () => {
    const { telegram, bot } = await startHarness();
    telegram.push(bareMessage({ voice: { file_id: "v", file_unique_id: "v", duration: 1 } }));
    telegram.push(bareMessage({ photo: [{ file_id: "p", file_unique_id: "p", width: 1, height: 1 }] }));
    telegram.push(message("/nonsense"));
    await telegram.until(() => telegram.messages.length === 3);
    telegram.push(message("/ask"));
    await telegram.until(() => telegram.messages.length === 4);
    const { message: post } = message("频道", { chat: -5 });
    telegram.push({ edited_message: { ...message("改").message, edit_date: 1 } });
    telegram.push({ channel_post: post } as never);
    telegram.push({ business_message: post } as never);
    telegram.push(message("自动转发", { extra: { is_automatic_forward: true } }));
    telegram.push(bareMessage({ new_chat_members: [] }));
    telegram.push(
      message(question, {
        extra: { forward_origin: { type: "hidden_user", date: 0, sender_user_name: "x" } },
      }),
    );
    await telegram.until(() => telegram.messages.length === 5);
    expect(telegram.messages.map((sent) => sent.text.slice(0, 8))).toEqual([
      "目前只能看懂文字",
      "目前只能看懂文字",
      "没有这个指令，发",
      "请把问题写在后面",
      "据《干部教育培训",
    ]);
    expect(bot.running).toBe(true);
  });

  it("is taken out of the question: marks of direction, invisible characters, other bots' names", async () => {
    const { telegram, assistant } = await startHarness();
    const [head, tail] = [question.slice(0, 4), question.slice(4)];
    telegram.push(message(`\u202e${head}\u200b\u2066${tail}\ufeff`));
    telegram.push(message(`/ask@youju_test_bot ${question}`));
    await telegram.until(() => telegram.messages.length === 2);
    const asked = assistant.calls.filter((call) => call.method === "ask");
    expect(asked.map(({ request }) => request.question)).toEqual([question, question]);
  });

  it("forgets the conversation on /new and explains itself on /help", async () => {
    const { telegram, assistant } = await startHarness({ config: open });
    telegram.push(message("/new"));
    telegram.push(message("/help"));
    await telegram.until(() => telegram.messages.length === 2);
    expect(assistant.calls).toContainEqual({
      method: "forgetConversation",
      conversation: "telegram:42",
      reader: { userId: "telegram:42", role: "staff", collections: "all" },
    });
  });
});
