import { afterEach, describe, expect, it } from "vitest";
import { BusyError } from "../../../src/errors.ts";
import { sampleDocuments } from "../../support/fake-knowledge.ts";
import { haste } from "../../support/telegram/fast-pace.ts";
import { buttonData, message, press } from "../../support/telegram/updates.ts";
import { startHarness, stopHarnesses, temporaryFolder } from "../../support/telegram/harness.ts";

const config = { adminIds: [1], allowedIds: [2, -2002] };

afterEach(stopHarnesses);

describe("strangers", () => {
  it("get one line with their id, then silence", async () => {
    const { telegram, assistant } = await startHarness({ config });
    telegram.push(message("党课多久一次", { from: 99 }));
    telegram.push(message("/start", { from: 99 }));
    telegram.push(message("在群里闲聊", { from: 99, chat: -1 }));
    telegram.push(message("/help", { from: 2 }));
    await telegram.until(() => telegram.messages.length === 2);
    expect(telegram.messages[0]?.text).toBe("您还没有使用权限。请把您的编号 99 发给管理员开通。");
    expect(assistant.calls).toHaveLength(0);
  });

  it("cannot press the buttons of others", async () => {
    const { telegram } = await startHarness({ config });
    telegram.push(message("科级干部一年要培训多少学时？", { from: 2 }));
    await telegram.until(() => telegram.messages.length === 1);
    telegram.push(press("s:aaaaaaaaaaaa:1:2", telegram.messages[0]!, 99));
    await telegram.until(() => telegram.callsTo("answerCallbackQuery").length === 1);
    expect(telegram.callsTo("answerCallbackQuery")[0]?.payload.text).toBe("您还没有使用权限。");
  });

  it("may be a group's anonymous admins", async () => {
    const { telegram } = await startHarness({ config });
    const sender = { id: -2002, type: "supergroup", title: "组织科" };
    const anonymous = { id: 1_087_968_824, is_bot: true, first_name: "Group" };
    const extra = { from: anonymous, sender_chat: sender };
    telegram.push(message("/help", { chat: -2002, extra }));
    telegram.push(
      message("/help", { chat: -7007, extra: { ...extra, sender_chat: { ...sender, id: -7007 } } }),
    );
    telegram.push(message("/help", { chat: -2002, extra: { from: { ...anonymous, id: 5 } } }));
    telegram.push(message("/help", { from: 2 }));
    await telegram.until(() => telegram.messages.some((sent) => sent.chat.id === 2));
    expect(telegram.messages.map((sent) => sent.chat.id).sort((a, b) => a - b)).toEqual([-2002, 2]);
  });

  it("are served where the whole group is allowed, nobody is where it is not", async () => {
    const { telegram } = await startHarness({ config: { ...config, groupIds: [-3003] } });
    telegram.push(message("/help", { from: 2, chat: -4004 }));
    telegram.push(message("/help", { from: 99, chat: -2002 }));
    telegram.push(message("/help", { from: 99, chat: -3003 }));
    await telegram.until(() => telegram.messages.length === 2);
    expect(telegram.messages.every((sent) => sent.text.includes("/ask"))).toBe(true);
    telegram.push(message("/help", { from: 1, chat: -4004 }));
    await telegram.until(() => telegram.messages.length === 3);
    expect(telegram.messages[2]?.text).toBe("本群还没有开通。请在与我的私聊里发送 /grant -4004 开通。");
  });
});

describe("grants", () => {
  it("let people and groups in until they are revoked, and outlive a restart", async () => {
    using folder = temporaryFolder();
    const { storeFile } = folder;
    const first = await startHarness({ config, storeFile });
    const { telegram } = first;
    const says = async (text: string, from: number, expected: string, chat?: number) => {
      const before = telegram.messages.length;
      telegram.push(message(text, { from, ...(chat === undefined ? {} : { chat }) }));
      await telegram.until(() =>
        telegram.messages.slice(before).some((sent) => sent.text.includes(expected)),
      );
    };
    await says("/grant 99", 2, "只有管理员可以开通使用权限。");
    await says("/grant 张三", 1, "请在后面写编号");
    await says("/grant 2", 1, "已在启动设置的名单里");
    await says("/grant 99  张三\n组织科", 1, "已开通 99（张三 组织科）。");
    await telegram.until(() => telegram.messages.some((sent) => sent.text.startsWith("管理员已为您开通")));
    await says("/help", 99, "/ask");
    await says("/grant -5005", 1, "已开通 群 -5005。");
    await says("/help", 98, "/ask", -5005);
    await says("/users", 2, "只有管理员可以查看使用者。");
    await says("/users", 1, "管理员开通（2）");
    await says("/users", 1, "管理指令请在与我的私聊里使用。", -5005);
    await first.bot.stop();
    await startHarness({ config, storeFile, telegram });
    await says("/help", 99, "/ask");
    await says("/revoke 99", 1, "已停用 99。");
    await says("/help", 99, "您还没有使用权限。");
    await says("/revoke 2", 1, "写在启动设置的名单里");
    await says("/revoke 99", 1, "名单里没有 99。");
    expect(telegram.callsTo("sendMessage").every(({ status }) => status === 200)).toBe(true);
  });
});

describe("administration", () => {
  it("is refused to staff", async () => {
    const { telegram, assistant } = await startHarness({ config });
    telegram.push(message("/reload", { from: 2 }));
    telegram.push(message("/status", { from: 2 }));
    await telegram.until(() => telegram.messages.length === 2);
    expect(telegram.messages.map((sent) => sent.text).sort()).toEqual([
      "只有管理员可以更新资料索引。",
      "只有管理员可以查看运行情况。",
    ]);
    expect(assistant.calls).toHaveLength(0);
  });

  it("reloads in one message that ends as the report", async () => {
    const rejected = [{ file: "policies/坏.bin", reason: "不是文本", fix: "请换成 md 或 txt" }];
    const { telegram, assistant } = await startHarness({
      config,
      assistant: { reloadReport: { rejected }, delayMs: 700 / haste },
    });
    telegram.push(message("/reload full", { from: 1 }));
    await telegram.until(() => telegram.messages[0]?.text.includes("资料已更新") ?? false, 10_000);
    expect(telegram.messages).toHaveLength(1);
    expect(telegram.messages[0]?.text).toContain("policies/坏.bin：不是文本（请换成 md 或 txt）");
    expect(assistant.calls).toMatchObject([
      { method: "reload", full: true, by: expect.stringMatching(/^telegram:\d+$/u) },
    ]);
    const edits = telegram.callsTo("editMessageText");
    expect(edits.length).toBeGreaterThan(1);
    const progress = edits.slice(0, -1);
    for (const [index, edit] of progress.entries())
      expect(edit.at - (progress[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(1_150 / haste);
    expect(String(progress[0]?.payload.text)).toMatch(/读取文件\n[█░]+ \d\/4/u);
  });

  it("names no internal and no classified file in the report", async () => {
    const documents = sampleDocuments.map((view) => ({ ...view, meta: { ...view.meta, internal: true } }));
    const { file } = documents[0]!.meta;
    const classified = { mark: "机密", sha256: "0" };
    const reloadReport = {
      rejected: [{ file: "policies/名单.docx", reason: "检测到密级标志", fix: "请停止", classified }],
      warnings: [{ file, reason: "施行日期不一致" }],
    };
    const { telegram } = await startHarness({ config, assistant: { documents, reloadReport } });
    telegram.push(message("/reload", { from: 1 }));
    await telegram.until(() => telegram.messages[0]?.text.includes("资料已更新") ?? false);
    expect(telegram.messages[0]?.text).toContain("另有 2 条涉及内部资料或带密级标志的文件，请在电脑上查看。");
    expect(JSON.stringify(telegram.calls)).not.toContain("名单");
    expect(JSON.stringify(telegram.calls)).not.toContain("施行日期");
  });

  it("shares one run between admins, and either can cancel it", async () => {
    const { telegram, assistant } = await startHarness({
      config: { ...config, adminIds: [1, 3] },
      assistant: { delayMs: 500 / haste },
    });
    telegram.push(message("/reload", { from: 1 }));
    await telegram.until(() => telegram.messages.length === 1);
    telegram.push(message("/reload", { from: 3 }));
    await telegram.until(() => telegram.messages.length === 2);
    expect(telegram.messages[1]?.text).toContain("已有一次更新在进行");
    const [progress] = telegram.messages;
    telegram.push(press(buttonData(progress!), progress!, 2));
    telegram.push(press(buttonData(progress!), progress!, 3));
    await telegram.until(() => telegram.messages.every((sent) => sent.text.includes("更新已取消")), 10_000);
    expect(telegram.callsTo("answerCallbackQuery").map(({ payload }) => payload["text"])).toEqual([
      "只有管理员可以取消更新。",
      "正在取消。",
    ]);
    expect(telegram.messages.every((sent) => sent.reply_markup === undefined)).toBe(true);
    expect(assistant.calls.filter(({ method }) => method === "cancelReload")).toHaveLength(1);
  });

  it("says who is writing already", async () => {
    const reloadError = new BusyError("另一个进程正在更新索引", "请等它结束");
    const { telegram } = await startHarness({ config, assistant: { reloadError } });
    telegram.push(message("/reload", { from: 1 }));
    await telegram.until(() => telegram.messages[0]?.text.includes("没有更新") ?? false);
    expect(telegram.messages[0]?.text).toBe("资料没有更新：另一个进程正在更新索引（请等它结束）");
  });

  it("shows the status", async () => {
    const { telegram } = await startHarness({ config });
    telegram.push(message("/status", { from: 1 }));
    await telegram.until(() => telegram.messages.length === 1);
    expect(telegram.messages[0]?.text).toContain("资料 4 份");
  });

  it("finds its commands in the menu, staff do not", async () => {
    const { telegram } = await startHarness({ config });
    const menus = telegram.callsTo("setMyCommands").map((call) => call.payload);
    expect(menus.map((menu) => (menu.scope as { type: string }).type)).toEqual([
      "all_private_chats",
      "all_group_chats",
      "chat",
    ]);
    expect(menus.map((menu) => JSON.stringify(menu.commands).includes("reload"))).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe("a flood", () => {
  it("of 10 MB from one user costs the others nothing", async () => {
    const { telegram, assistant } = await startHarness();
    const long = "党".repeat(4_096);
    for (let n = 0; n < 850; n += 1) telegram.push(message(long));
    telegram.push(message("/help", { from: 43 }));
    await telegram.until(() => telegram.messages.some((sent) => sent.chat.id === 43), 30_000);
    await telegram.until(() => telegram.pending() <= 1);
    expect(assistant.calls.filter(({ method }) => method === "ask").length).toBeLessThanOrEqual(30);
  });
});

describe("one user's flood", () => {
  it("is bounded and told once", async () => {
    const { telegram } = await startHarness();
    for (let n = 0; n < 60; n += 1) telegram.push(message("/help"));
    telegram.push(message("/help", { from: 43 }));
    await telegram.until(() => telegram.messages.some((sent) => sent.chat.id === 43));
    await telegram.until(() => telegram.messages.length === 32);
    expect(telegram.messages.filter((sent) => sent.text.includes("太快"))).toHaveLength(1);
  });
});
