import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createRandom } from "../support/random.ts";
import { createCrowd, startBotProcess } from "../support/telegram/crowd.ts";
import { temporaryFolder } from "../support/telegram/harness.ts";
import { startFakeTelegram } from "../support/telegram/server.ts";

const long = process.env["CI_LONG"] === "1";
const rounds = long ? 30 : 4;
const chats = 40;

describe("the bot, killed in the middle of its work", () => {
  it(`loses no question and answers none twice (${String(rounds)} kills)`, async () => {
    using folder = temporaryFolder();
    const telegram = await startFakeTelegram();
    const crowd = createCrowd(telegram);
    const random = createRandom(20_260_301);
    let bot = await startBotProcess(telegram, folder.storeFile, "echo");
    for (let round = 1; round <= rounds; round += 1) {
      for (let chat = 1; chat <= chats; chat += 1) {
        crowd.ask(chat, `第${String(round)}轮甲 ${String(chat)}`);
        crowd.ask(chat, `第${String(round)}轮乙 ${String(chat)}`);
      }
      await sleep(random() * 500);
      await bot.kill();
      bot = await startBotProcess(telegram, folder.storeFile, "echo");
    }
    await crowd.settle(120_000);
    await bot.kill();
    await telegram.close();
    const tally = crowd.tally();
    console.log(`telegram-kill: ${JSON.stringify(tally)}`);
    expect(tally).toMatchObject({ lost: 0, double: 0, disordered: 0 });
  });

  it("loses none and answers none twice when every fifth API call fails", async () => {
    using folder = temporaryFolder();
    const telegram = await startFakeTelegram();
    telegram.failAt(0.2, createRandom(7));
    const crowd = createCrowd(telegram);
    const bot = await startBotProcess(telegram, folder.storeFile, "echo");
    for (let chat = 1; chat <= chats; chat += 1)
      for (const part of ["甲", "乙"]) crowd.ask(chat, `问题${part} ${String(chat)}`);
    await crowd.settle(300_000);
    await bot.kill();
    await telegram.close();
    const tally = crowd.tally();
    console.log(`telegram-faults: ${JSON.stringify(tally)}`);
    expect(tally).toMatchObject({ lost: 0, double: 0, disordered: 0 });
  });
});
