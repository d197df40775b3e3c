import { afterEach, describe, expect, it } from "vitest";
import { openSqliteChatStore } from "../../../src/adapters/office/sqlite-chat-store.ts";
import { haste } from "../../support/telegram/fast-pace.ts";
import { startFakeTelegram, type FakeTelegram } from "../../support/telegram/server.ts";
import { buttonData, message, press } from "../../support/telegram/updates.ts";
import { startHarness, stopHarnesses, temporaryFolder } from "../../support/telegram/harness.ts";

const question = "科级干部一年要培训多少学时？";
const yesterday = { date: Math.floor(Date.now() / 1000) - 86_400 };

const servers: FakeTelegram[] = [];
afterEach(async () => {
  await stopHarnesses();
  for (const server of servers.splice(0)) await server.close();
});

async function startServer(): Promise<FakeTelegram> {
  const server = await startFakeTelegram({ haste });
  servers.push(server);
  return server;
}

describe("a restart", () => {
  it("takes up what was stored and not answered, and nothing twice", async () => {
    using folder = temporaryFolder();
    const telegram = await startServer();
    // A process that stored three updates, answered one, and died while it sent the second.
    const dead = openSqliteChatStore(folder.storeFile);
    const texts = ["/help", question, "/start"];
    dead.inbox.receive(
      texts.map((text, at) => ({
        id: 501 + at,
        body: JSON.stringify({ update_id: 501 + at, ...message(text) }),
      })),
    );
    dead.inbox.finish(501);
    dead.inbox.begin(502);
    dead.close();

    const { store } = await startHarness({ storeFile: folder.storeFile, telegram });
    await telegram.until(() => telegram.messages.length === 2);
    const [welcome, unsure] = telegram.messages;
    expect(welcome?.text).toContain("组织工作问答助手");
    expect(unsure?.text).toBe(
      `刚才连接中断，下面的回答可能没有送到，或没有送全：\n1. ${question}\n没有收到的，请点下面的按钮，我再答一次。`,
    );
    // Telegram delivers again what was not confirmed: known already.
    expect(store.inbox.receive([{ id: 501, body: "{}" }])).toBe(0);
    // Only who asked may ask again.
    telegram.push(press(buttonData(unsure!), unsure!, 43));
    await telegram.until(() => telegram.callsTo("answerCallbackQuery").length === 1);
    expect(telegram.callsTo("answerCallbackQuery")[0]?.payload["text"]).toBe("请由提问的人来点。");
    telegram.push(press(buttonData(unsure!), unsure!));
    await telegram.until(() => telegram.messages.length === 3);
    expect(telegram.messages[2]?.text).toContain("90学时");
  });

  it("turns the message that showed progress into the answer", async () => {
    using folder = temporaryFolder();
    const telegram = await startServer();
    const group = { chat: -1001 };
    const asked = message(`@youju_test_bot ${question}`, group);
    const first = await startHarness({
      storeFile: folder.storeFile,
      telegram,
      assistant: { delayMs: 700 / haste },
    });
    telegram.push(asked);
    await telegram.until(() => telegram.messages.length === 1, 10_000);
    const [shown] = telegram.messages;
    await first.bot.stop();
    await startHarness({ storeFile: folder.storeFile, telegram });
    await telegram.until(() => telegram.messages[0]?.text.includes("依据") ?? false, 10_000);
    expect(telegram.messages).toHaveLength(1);
    expect(telegram.messages[0]?.message_id).toBe(shown?.message_id);
  });

  it("after a long stop summarises what came meanwhile, one message a chat", async () => {
    const telegram = await startServer();
    for (const text of ["党课多久一次？", question, "/status"])
      telegram.push(message(text, { extra: yesterday }));
    telegram.push(message("旧问题", { from: 43, extra: yesterday }));
    telegram.push(message("群里闲聊", { chat: -9, extra: yesterday }));
    const { assistant } = await startHarness({ telegram });
    await telegram.until(() => telegram.messages.length === 2);
    expect(telegram.messages[0]?.text).toBe(
      [
        "我有一段时间没有在线，期间收到的 3 条消息没有逐条回答：",
        "1. 党课多久一次？",
        `2. ${question}`,
        "3. /status",
        "需要回答的，请点下面的按钮；不需要的不用理会。",
      ].join("\n"),
    );
    expect(telegram.messages[1]?.chat.id).toBe(43);
    expect(assistant.calls.filter(({ method }) => method === "ask")).toHaveLength(0);
    telegram.push(press(buttonData(telegram.messages[0]!, 1), telegram.messages[0]!));
    await telegram.until(() => telegram.messages.length === 3);
    expect(telegram.messages[2]?.text).toContain("90学时");
  });
});
