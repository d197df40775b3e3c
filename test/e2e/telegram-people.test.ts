import { afterEach, describe, expect, it } from "vitest";
import { BusyError } from "../../src/errors.ts";
import { message, press } from "../support/fake-telegram-updates.ts";
import { startHarness, stopHarnesses } from "../support/telegram-harness.ts";

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

  it("are served where the whole group is allowed", async () => {
    const { telegram } = await startHarness({ config });
    telegram.push(message("/help", { from: 99, chat: -2002 }));
    await telegram.until(() => telegram.messages.length === 1);
    expect(telegram.messages[0]?.text).toContain("/ask");
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
      assistant: { reloadReport: { rejected }, delayMs: 700 },
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
      expect(edit.at - (progress[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(1_150);
    expect(String(progress[0]?.payload.text)).toMatch(/读取文件\n[█░]+ \d\/4/u);
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
