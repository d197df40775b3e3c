import { afterEach, describe, expect, it } from "vitest";
import { answer } from "../../support/fake-knowledge.ts";
import { haste } from "../../support/telegram/fast-pace.ts";
import { startFakeTelegram } from "../../support/telegram/server.ts";
import { message } from "../../support/telegram/updates.ts";
import { startHarness, stopHarnesses } from "../../support/telegram/harness.ts";

const question = "科级干部一年要培训多少学时？";
/** At 300 ms (a hasty 30) an event about four seconds long. */
const long = answer("长", "很长的回答，一句接一句。".repeat(10), []);
/** Twice as long, so that edits come however slow the machine. */
const longer = answer("更长", long.answer.repeat(2), []);
const answers = new Map([
  ["长", long],
  ["更长", longer],
]);

const never = new Promise<void>(() => {});

afterEach(stopHarnesses);

describe("many at once", () => {
  it("answers one user's questions in order, beside others'", async () => {
    const { telegram } = await startHarness({ assistant: { delayMs: 20 } });
    for (const text of [question, "没有的问题", question]) telegram.push(message(text, { from: 1 }));
    telegram.push(message(question, { from: 2 }));
    await telegram.until(() => telegram.messages.length === 4);
    const first = telegram.messages.filter((sent) => sent.chat.id === 1).map((sent) => sent.text.slice(0, 4));
    expect(first).toEqual(["据《干部", "资料库里", "据《干部"]);
    expect(telegram.messages.findIndex((sent) => sent.chat.id === 2)).toBeLessThan(3);
  });

  it("tells the place in the queue, and is fair", async () => {
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const { telegram, assistant } = await startHarness({
      // The first answer waits for the test, the second for nobody, the third for good.
      assistant: { pause: () => [held, Promise.resolve()][assistant.asked() - 1] ?? never, answers },
      answersAtOnce: 1,
    });
    const asked = [1, 1, 1, 2].map((from) => telegram.push(message("长", { from })));
    /** What each question was told first: drafts of different questions may overtake each other. */
    const told = () => {
      const first = new Map<number, string>();
      for (const { payload } of telegram.callsTo("sendMessageDraft"))
        if (String(payload["text"]).includes("排队") && !first.has(Number(payload["draft_id"])))
          first.set(Number(payload["draft_id"]), String(payload["text"]));
      return first;
    };
    await telegram.until(() => told().size === 3);
    // Those of user 1 behind each other, user 2 behind the one in work only.
    expect(told()).toEqual(
      new Map([
        [asked[1], "正在排队，前面还有 1 个问题。"],
        [asked[2], "正在排队，前面还有 2 个问题。"],
        [asked[3], "正在排队，马上轮到。"],
      ]),
    );
    letGo();
    await telegram.until(() => assistant.asked() === 3);
    expect(telegram.messages.map((sent) => sent.chat.id)).toEqual([1, 2]);
    telegram.push(message("/cancel", { from: 1 }));
    await telegram.until(() => telegram.messages.at(-1)?.text === "已停止。");
  });

  it("stops on /cancel and on the button of a draft", async () => {
    const { telegram, assistant } = await startHarness({
      assistant: { pause: (step) => (step < 3 ? Promise.resolve() : never), answers },
    });
    const asked = telegram.push(message("长"));
    await telegram.until(() => telegram.callsTo("sendMessageDraft").length > 0);
    expect(telegram.callsTo("sendMessageDraft")[0]?.payload).toMatchObject({
      draft_id: asked,
      can_stop: true,
    });
    telegram.push({
      stopped_message_generation: {
        chat: { id: 42, type: "private", first_name: "" },
        draft_id: asked,
      },
    });
    await telegram.until(() => assistant.aborted() === 1);
    telegram.push(message("长"));
    await telegram.until(() => assistant.asked() === 2);
    telegram.push(message("/cancel"));
    await telegram.until(() => telegram.messages.length === 1);
    expect(telegram.messages[0]?.text).toBe("已停止。");
    telegram.push(message("/cancel"));
    await telegram.until(() => telegram.messages.length === 2);
    expect(telegram.messages[1]?.text).toBe("现在没有正在进行的回答。");
    expect(assistant.aborted()).toBe(2);
  });
});

describe("previews", () => {
  it("are sparse edits of one message where the server has no drafts", async () => {
    const server = await startFakeTelegram({ drafts: false, haste });
    const { telegram } = await startHarness({
      telegram: server,
      assistant: { delayMs: 300 / haste, answers },
    });
    telegram.push(message("更长"));
    await telegram.until(() => telegram.messages[0]?.text === longer.answer);
    await stopHarnesses();
    await server.close();
    expect(telegram.messages).toHaveLength(1);
    expect(telegram.callsTo("sendMessageDraft")).toHaveLength(1);
    const edits = telegram.callsTo("editMessageText");
    expect(edits.length).toBeGreaterThan(1);
    // The last one is the answer itself and waits for nobody.
    for (const [at, edit] of edits.slice(1, -1).entries())
      expect(edit.at - (edits[at]?.at ?? 0)).toBeGreaterThanOrEqual(1_150 / haste);
    expect(edits.every(({ status }) => status === 200)).toBe(true);
  });

  it("stay within 20 messages a minute in a group", async () => {
    const { telegram } = await startHarness({ assistant: { delayMs: 300 / haste, answers } });
    telegram.push(message("@youju_test_bot 长", { chat: -1001 }));
    await telegram.until(() => telegram.messages[0]?.text === long.answer);
    expect(telegram.callsTo("sendChatAction")).not.toHaveLength(0);
    expect(telegram.callsTo("sendMessageDraft")).toHaveLength(0);
    const shown = telegram.callsTo("sendMessage").length + telegram.callsTo("editMessageText").length;
    expect(shown).toBeGreaterThan(1);
    expect(shown).toBeLessThan(5);
  });
});
