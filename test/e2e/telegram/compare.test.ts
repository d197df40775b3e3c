import { afterEach, describe, expect, it } from "vitest";
import { compareData } from "../../../src/channels/telegram/callback-data.ts";
import { sampleComparison } from "../../support/sample-comparison.ts";
import { answer, sampleDocuments } from "../../support/fake-knowledge.ts";
import { dataOf, message, press } from "../../support/telegram/updates.ts";
import { startHarness, stopHarnesses } from "../../support/telegram/harness.ts";

afterEach(stopHarnesses);

const { old, new: now } = sampleComparison;
const [view] = sampleDocuments;
/** The two versions as documents of the library. */
const versions = (internal: boolean) =>
  [old, now].map(({ file, title }) => ({ ...view!, meta: { ...view!.meta, file, title, internal } }));

async function compare(internal = false) {
  const harness = await startHarness({ assistant: { documents: versions(internal) } });
  const { telegram } = harness;
  telegram.push(message("/compare 办法 2014 2019"));
  await telegram.until(() => telegram.messages.length === 1);
  return { ...harness, shown: telegram.messages[0]! };
}

describe("/compare", () => {
  it("sets two versions side by side, the old words struck out, the new ones underlined", async () => {
    const { telegram, assistant, shown } = await compare();
    expect(shown.text).toBe(
      [
        "《办法（2014年）》（已修订） → 《办法（2019年）》（现行）",
        "修改 1 条，新增 1 条，删去 0 条，移动 1 条，未变 1 条",
        "注意：两份文件不是同一文件的两个版本",
        "",
        "【修改】第一条 → 第二条",
        "旧：第一条　公示七天。",
        "新：第二条　公示五个工作日。",
        "",
        "【新增】第三条",
        "新：第三条　新的。",
        "",
        "【移动】第二条 → 第一条",
      ].join("\n"),
    );
    const marked = (type: string) =>
      (shown.entities ?? [])
        .filter((entity) => entity.type === type)
        .map(({ offset, length }) => shown.text.slice(offset, offset + length));
    expect(marked("strikethrough")).toEqual(["七天"]);
    expect(marked("underline")).toEqual(["五个工作日"]);
    expect(assistant.calls.find(({ method }) => method === "compare")).toMatchObject({
      request: { topic: "办法 2014 2019" },
    });

    // A page is shown in the same message, from the two files again.
    const turn = compareData(old.file, now.file, 9);
    telegram.push(press(turn, shown));
    telegram.push(press(compareData("gone", now.file, 0), shown));
    await telegram.until(() => telegram.callsTo("answerCallbackQuery").length === 2);
    expect(assistant.calls.filter(({ method }) => method === "compare").at(-1)).toMatchObject({
      request: { old: old.file, new: now.file },
    });
    const said = telegram.callsTo("answerCallbackQuery").map(({ payload }) => payload["text"]);
    expect(said).toContain("资料已更新，请重新发送 /compare。");
    expect(telegram.messages).toHaveLength(1);
  });

  it("keeps internal versions at home", async () => {
    const { telegram, shown } = await compare(true);
    expect(shown.text).toBe("该依据为内部资料，请到网页端查看。");
    expect(JSON.stringify(telegram.calls)).not.toContain("五个工作日");
  });

  it("is offered under an answer that compares, by a button instead of a command of the terminal", async () => {
    const question = "办法两版有什么不同";
    const compared = {
      ...answer(question, "旧：七天。新：五个工作日。", []),
      notes: [`全文逐条对照：youju compare "${old.file}" "${now.file}"`],
    };
    const { telegram } = await startHarness({
      assistant: { documents: versions(false), answers: new Map([[question, compared]]) },
    });
    telegram.push(message(question));
    await telegram.until(() => telegram.messages.length === 1);
    expect(telegram.messages[0]?.text).not.toContain("youju");
    telegram.push(press(dataOf(telegram.messages[0]!, "全文逐条对照"), telegram.messages[0]!));
    await telegram.until(() => telegram.messages.length === 2);
    expect(telegram.messages[1]?.text).toContain("《办法（2014年）》（已修订） → 《办法（2019年）》（现行）");
  });

  it("answers a question about one point, and explains itself", async () => {
    const { telegram, assistant } = await startHarness();
    telegram.push(message("/compare 干部任用条例第四十二条两版有什么不同"));
    telegram.push(message("/compare"));
    await telegram.until(() => telegram.messages.length === 2);
    expect(assistant.calls.find((call) => call.method === "ask")?.request.history).toEqual([]);
    expect(telegram.messages.some(({ text }) => text.includes("例如："))).toBe(true);
  });
});
