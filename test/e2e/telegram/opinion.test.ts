import { afterEach, describe, expect, it } from "vitest";
import { sampleDocuments, scriptedAnswers } from "../../support/fake-knowledge.ts";
import { dataOf, message, press } from "../../support/telegram/updates.ts";
import { startHarness, stopHarnesses } from "../../support/telegram/harness.ts";

const config = { adminIds: [1], allowedIds: [2] };
const question = "科级干部一年要培训多少学时？";
const [citation] = scriptedAnswers.get(question)!.citations;

afterEach(stopHarnesses);

async function askAndGet(from = 2) {
  const harness = await startHarness({ config });
  const { telegram } = harness;
  telegram.push(message(question, { from }));
  await telegram.until(() => telegram.messages.length === 1);
  const said = () => telegram.callsTo("answerCallbackQuery").map(({ payload }) => payload["text"]);
  return { ...harness, answer: telegram.messages[0]!, said };
}

describe("what readers think of an answer", () => {
  it("is kept by a button, the reason by a second one", async () => {
    const { telegram, assistant, answer, said } = await askAndGet();
    telegram.push(press(dataOf(answer, "没用"), answer, 2));
    await telegram.until(() => said().length === 1);
    expect(said()[0]).toBe("已记下。请选一个原因，或发 /feedback 加一句话。");
    await telegram.until(() => JSON.stringify(telegram.messages[0]?.reply_markup).includes("内容过时"));
    const asked = telegram.messages[0]!;
    // The buttons of the sources stay.
    expect(dataOf(asked, "[1] 第二十三条第二款")).toBe(dataOf(answer, "[1] 第二十三条第二款"));
    telegram.push(press(dataOf(asked, "内容过时"), asked, 2));
    await telegram.until(() => said().length === 2);
    await telegram.until(() => !JSON.stringify(telegram.messages[0]?.reply_markup).includes("内容过时"));
    const about = {
      question,
      outcome: "answered",
      cited: [{ file: citation!.file, article: citation!.article }],
    };
    expect(assistant.calls.filter(({ method }) => method === "feedback")).toMatchObject([
      { feedback: { ...about, verdict: "down" } },
      { feedback: { ...about, verdict: "down", reason: "内容过时" } },
    ]);
  });

  it("is kept in their own words, about the last answer of the chat", async () => {
    const { telegram, assistant } = await askAndGet();
    telegram.push(message("/feedback", { from: 1 }));
    await telegram.until(() => telegram.messages.at(-1)?.text.startsWith("请在收到回答后") ?? false);
    telegram.push(message("/feedback 依据是旧规定", { from: 2 }));
    await telegram.until(() => telegram.messages.at(-1)?.text.startsWith("谢谢，已记下") ?? false);
    telegram.push(message("/feedback 有用", { from: 2 }));
    await telegram.until(() => telegram.messages.at(-1)?.text === "谢谢，已记下。");
    expect(assistant.calls.filter(({ method }) => method === "feedback")).toMatchObject([
      { feedback: { verdict: "down", reason: "依据是旧规定" } },
      { feedback: { verdict: "up" } },
    ]);
  });

  it("is not taken from forged buttons or about what is forgotten", async () => {
    const { telegram, assistant, answer, said } = await askAndGet();
    for (const data of ["g:999:u", "g:1:x", "g:1:d99"]) telegram.push(press(data, answer, 2));
    // What was asked in another chat.
    const elsewhere = { ...answer, chat: { ...answer.chat, id: 1 } } as typeof answer;
    telegram.push(press(dataOf(answer, "有用"), elsewhere, 1));
    await telegram.until(() => said().length === 4);
    expect(new Set(said())).toEqual(
      new Set(["这个按钮已失效，请重新提问。", "这条回答隔得久了，请重新提问后再评价。"]),
    );
    expect(assistant.calls.filter(({ method }) => method === "feedback")).toHaveLength(0);
  });
});

describe("/insights", () => {
  it("shows admins what was asked, without what is internal", async () => {
    const internal = sampleDocuments.map((view) => ({
      ...view,
      meta: { ...view.meta, file: "policies/办法.md", internal: true },
    }));
    const { telegram, assistant } = await startHarness({ config, assistant: { documents: internal } });
    telegram.push(message("/insights", { from: 2 }));
    await telegram.until(() => telegram.messages.length === 1);
    expect(telegram.messages[0]?.text).toBe("只有管理员可以查看提问情况。");
    telegram.push(message("/insights 7天", { from: 1 }));
    await telegram.until(() => telegram.messages.length === 2);
    const { text } = telegram.messages[1]!;
    expect(text).toContain("提问 5 次，答上 3，没有依据 1");
    expect(text).toContain("没有答上来的主题\n· 人才 · 补贴：2 次");
    expect(text).toContain("仍被引用的旧文件\n· 《旧办法》（已废止）：1 次");
    expect(text).not.toContain("试行办法");
    expect(text).not.toContain("没说工作日");
    expect(assistant.calls.at(-1)).toMatchObject({ method: "insights", days: 7 });
    telegram.push(message("/insights 很久", { from: 1 }));
    await telegram.until(() => telegram.messages.length === 3);
    expect(telegram.messages[2]?.text).toContain("请在后面写天数");
  });
});
