import { afterEach, describe, expect, it } from "vitest";
import { haste } from "../../support/telegram/fast-pace.ts";
import { fakeToken } from "../../support/telegram/server.ts";
import { buttonData, message, press } from "../../support/telegram/updates.ts";
import { startHarness, stopHarnesses, temporaryFolder } from "../../support/telegram/harness.ts";

const question = "科级干部一年要培训多少学时？";

afterEach(stopHarnesses);

describe("a failing Bot API", () => {
  it.each([{ kind: 429, retryAfter: 1 / haste }, { kind: 500 }, { kind: "html" }] as const)(
    "$kind: exactly one final message arrives",
    async (fault) => {
      const { telegram } = await startHarness();
      telegram.fail({ method: "sendMessage", ...fault });
      telegram.push(message(question));
      await telegram.until(() => telegram.messages.length === 1, 10_000);
      telegram.push(message("/help"));
      await telegram.until(() => telegram.messages.length === 2);
      expect(telegram.callsTo("sendMessage").map((call) => call.status === 200)).toEqual([false, true, true]);
    },
  );

  it.each(["disconnect", "reply-lost"] as const)(
    "%s while an answer is on its way: never twice, asked for again by a button",
    async (kind) => {
      const { telegram } = await startHarness();
      telegram.fail({ method: "sendMessage", kind });
      telegram.push(message(question));
      const isSummary = (text: string) => text.includes("可能没有送到");
      await telegram.until(() => telegram.messages.some(({ text }) => isSummary(text)));
      const summary = telegram.messages.find(({ text }) => isSummary(text))!;
      expect(summary.text).toContain(`1. ${question}`);
      const arrived = kind === "reply-lost" ? 1 : 0;
      expect(telegram.messages).toHaveLength(arrived + 1);
      telegram.push(press(buttonData(summary), summary));
      await telegram.until(() => telegram.messages.length === arrived + 2);
      await telegram.until(() => telegram.messages.at(-1)?.text.includes("90学时") ?? false);
      telegram.push(press(buttonData(summary), summary));
      await telegram.until(() => telegram.callsTo("answerCallbackQuery").length === 2);
      expect(telegram.callsTo("answerCallbackQuery")[1]?.payload["text"]).toContain("已经回答过");
    },
  );

  it("over a line that broke before: exactly one final message, nobody asked", async () => {
    const { telegram, bot } = await startHarness({ start: false });
    telegram.fail({ method: "setMyCommands", kind: "disconnect" });
    await bot.start();
    for (const method of ["sendMessage", "editMessageText"])
      for (const kind of ["reply-lost", "disconnect"] as const) telegram.fail({ method, kind });
    telegram.push(message(question, { from: 43 }));
    const answers = () => telegram.messages.filter(({ text }) => text.includes("90学时"));
    await telegram.until(() => answers().length === 1);
    telegram.push(message("/help", { from: 43 }));
    await telegram.until(() => telegram.messages.at(-1)?.text.includes("/ask") ?? false);
    expect(answers()).toHaveLength(1);
    expect(answers()[0]?.reply_markup).toBeDefined();
    expect(telegram.messages.some(({ text }) => text.includes("可能没有送到"))).toBe(false);
  });

  it("400 on entities: the answer arrives without them", async () => {
    const { telegram } = await startHarness();
    telegram.fail({ method: "sendMessage", kind: 400 });
    telegram.push(message(question));
    await telegram.until(() => telegram.messages.length === 1);
    expect(telegram.messages[0]?.entities).toEqual([]);
  });

  it("403: noted, no apology sent", async () => {
    const { telegram, lines } = await startHarness();
    telegram.fail({ method: "sendMessage", kind: 403 });
    telegram.push(message(question));
    await telegram.until(() => lines.some((line) => line.message.includes("closed to the bot")));
    expect(telegram.callsTo("sendMessage")).toHaveLength(1);
  });

  it("keeps polling over lost connections and 5xx", async () => {
    const { telegram, lines } = await startHarness();
    telegram.fail({ method: "getUpdates", kind: "disconnect" });
    telegram.fail({ method: "getUpdates", kind: 500 });
    telegram.push(message("/help"));
    await telegram.until(() => telegram.messages.length === 1);
    telegram.push(message("/help"));
    await telegram.until(() => telegram.messages.length === 2, 15_000);
    expect(lines.filter((line) => line.message.includes("not reachable"))).toHaveLength(1);
  });

  it.each([
    [409, "another program polls"],
    [401, "revoked"],
  ] as const)("%i while polling: named in the log, stopped", async (kind, words) => {
    const { telegram, bot, lines } = await startHarness();
    telegram.fail({ method: "getUpdates", kind });
    telegram.push(message("/help"));
    await telegram.until(() => !bot.running);
    await telegram.until(() => lines.some((line) => line.level === "error"));
    expect(lines.find((line) => line.level === "error")?.message).toContain(words);
  });
});

describe("start and stop", () => {
  it("names the bad variable and never the token", async () => {
    const token = "123456:wrong-token-entirely";
    const { bot, lines } = await startHarness({ config: { token }, start: false });
    await expect(bot.start()).rejects.toThrow(/TELEGRAM_BOT_TOKEN/u);
    const error: unknown = await bot.start().catch((reason: unknown) => reason);
    expect(JSON.stringify([lines, String(error), error])).not.toContain(token);
    expect(bot.running).toBe(false);
  });

  it("starts without network and comes up with it", async () => {
    const { telegram, bot, lines } = await startHarness({ start: false });
    telegram.fail({ method: "getMe", kind: "disconnect" });
    await bot.start();
    expect(bot.running).toBe(false);
    await telegram.until(() => bot.running);
    telegram.push(message("/help"));
    await telegram.until(() => telegram.messages.length === 1);
    expect(JSON.stringify(lines)).not.toContain(fakeToken);
  });

  it("lets a running answer finish", async () => {
    const { telegram, bot, assistant } = await startHarness({ assistant: { delayMs: 100 / haste } });
    telegram.push(message(question));
    await telegram.until(() => assistant.asked() > 0);
    await bot.stop();
    expect(telegram.messages).toHaveLength(1);
    expect(telegram.messages[0]?.text).toContain("90学时");
  });

  it("stops within 5 s even when an answer would take longer, and answers after the restart", async () => {
    using folder = temporaryFolder();
    const { storeFile } = folder;
    const first = await startHarness({ storeFile, assistant: { delayMs: 20_000 } });
    const { telegram } = first;
    telegram.push(message(question));
    await telegram.until(() => first.assistant.asked() > 0);
    const started = Date.now();
    await first.bot.stop();
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(first.bot.running).toBe(false);
    expect(first.assistant.aborted()).toBe(1);
    expect(telegram.messages).toHaveLength(0);
    await startHarness({ storeFile, telegram });
    await telegram.until(() => telegram.messages.length === 1);
    expect(telegram.messages[0]?.text).toContain("90学时");
  });

  it("loses no update that comes while it is down", async () => {
    const first = await startHarness();
    await first.bot.stop();
    first.telegram.push(message("/help"));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(first.telegram.messages).toHaveLength(0);
    expect(first.telegram.pending()).toBe(1);
  });
});
