import { afterEach, describe, expect, it } from "vitest";
import { sampleDraft } from "../../support/fake-writing.ts";
import { message } from "../../support/telegram/updates.ts";
import { startHarness, stopHarnesses } from "../../support/telegram/harness.ts";

afterEach(stopHarnesses);

describe("/draft", () => {
  it("shows the draft with what is left open, in private chats", async () => {
    const { telegram } = await startHarness();
    telegram.push(message("/draft 写一段发展党员工作情况"));
    await telegram.until(() => telegram.messages.length === 1);
    expect(telegram.messages[0]?.text).toContain(sampleDraft.text);
    expect(telegram.messages[0]?.text).toContain("留空待填\n培训发展对象人数");
    telegram.push(message("/draft"));
    await telegram.until(() => telegram.messages.length === 2);
    expect(telegram.messages[1]?.text).toContain("请写明要起草什么");
    telegram.push(message("/draft 写一段", { chat: -1001 }));
    await telegram.until(() => telegram.messages.length === 3);
    expect(telegram.messages[2]?.text).toBe("起草请在与我的私聊里进行。");
  });
});
