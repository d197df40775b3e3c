import { afterEach, describe, expect, it } from "vitest";
import { sampleDocuments } from "../../support/fake-knowledge.ts";
import {
  bareMessage,
  buttonData,
  dataOf,
  inlineQuery,
  message,
  press,
} from "../../support/telegram/updates.ts";
import { startHarness, stopHarnesses } from "../../support/telegram/harness.ts";

const config = { adminIds: [1], allowedIds: [2] };
const internalReports = sampleDocuments.map((view) =>
  view.meta.kind === "report" ? { ...view, meta: { ...view.meta, internal: true } } : view,
);

afterEach(stopHarnesses);

/** Sends a text and gives the bot's next message. */
async function ask({ telegram }: Awaited<ReturnType<typeof startHarness>>, text: string, from = 2) {
  const before = telegram.messages.length;
  telegram.push(message(text, { from }));
  await telegram.until(() => telegram.messages.length > before);
  return telegram.messages[before]!;
}

describe("/find", () => {
  it("shows whole paragraphs of past reports and opens them", async () => {
    const harness = await startHarness({ config });
    const { telegram } = harness;
    const found = await ask(harness, "/find 科级干部培训");
    expect(found.text).toContain("以往材料中写“科级干部培训”的段落，新的在前（1–1，共 1 段）");
    expect(found.text).toContain("1. 《清河区2022年度组织工作总结》【示例，非真实数据】");
    expect(found.text).toContain("全年举办科级干部培训班6期，培训XXX人次，做到应训尽训。");
    expect(harness.assistant.calls[0]).toMatchObject({
      method: "search",
      request: { text: "科级干部培训", kind: "report", whole: true },
    });
    telegram.push(press(buttonData(found), found, 2));
    await telegram.until(() => telegram.messages.length === 2);
    expect(telegram.messages[1]?.text).toContain("清河区2022年度组织工作总结");
    expect((await ask(harness, "/find")).text).toContain("请把主题写在后面");
  });

  it("sets paragraphs aside as models of the next draft, once", async () => {
    const harness = await startHarness({ config });
    const { telegram, assistant } = harness;
    const found = await ask(harness, "/find 科级干部培训");
    telegram.push(press(dataOf(found, "用作范例 1"), found, 2));
    telegram.push(press("p:AAAAAAAAAAAA:1:2", found, 2));
    await telegram.until(() => telegram.callsTo("answerCallbackQuery").length === 2);
    const said = telegram.callsTo("answerCallbackQuery").map(({ payload }) => String(payload["text"]));
    expect(said.some((text) => text.startsWith("已选作范例（共 1 段）"))).toBe(true);
    expect(said).toContain("这份材料已更新或移除，请重新发送 /find。");
    await ask(harness, "/draft 写一段干部培训情况");
    await ask(harness, "/draft 写一段干部培训情况");
    const [, place] = /:(\d+):\d+$/u.exec(dataOf(found, "用作范例 1")) ?? [];
    expect(assistant.drafts.map(({ precedents }) => precedents)).toEqual([
      [expect.objectContaining({ file: expect.stringContaining("清河区"), start: Number(place) })],
      undefined,
    ]);
  });

  it("keeps internal paragraphs at home, and does not go on with what another person looked for", async () => {
    const harness = await startHarness({ config, assistant: { documents: internalReports } });
    const { telegram } = harness;
    const answer = await ask(harness, "/find 科级干部培训");
    expect(answer.text).toBe(
      "以往材料里没有找到写“科级干部培训”的段落。有关材料为内部资料，请到网页端查看。",
    );
    telegram.push(press("f:5", answer, 1));
    await telegram.until(() => telegram.callsTo("answerCallbackQuery").length === 1);
    expect(telegram.callsTo("answerCallbackQuery")[0]?.payload["text"]).toContain("请重新发送 /find");
    expect(JSON.stringify(telegram.calls)).not.toContain("XXX人次");
  });
});

describe("/sources and /documents", () => {
  it("list what is held, to staff without what is internal", async () => {
    const harness = await startHarness({ config, assistant: { documents: internalReports } });
    const sources = await ask(harness, "/sources");
    expect(sources.text).toContain("收录的资料（3）");
    expect(sources.text).toContain("【要点摘编，非原文】");
    expect(sources.text).toContain("另有 1 份内部资料，请到网页端查看。");
    harness.telegram.push(press(buttonData(sources, 2), sources, 2));
    await harness.telegram.until(() => harness.telegram.messages.length === 2);
    expect(harness.telegram.messages[1]?.text).toContain("第一条 为了推进干部教育培训工作");
    expect((await ask(harness, "/sources 没有的")).text).toContain("没有收录");
    expect((await ask(harness, "/documents")).text).toBe("只有管理员可以查看资料清单。");
    const documents = await ask(harness, "/documents 培训", 1);
    expect(documents.text).toContain("资料 1 份，条目 3，有问题的 0 份");
    expect(documents.text).toContain("policies/干部教育培训工作条例.md");
    const all = await ask(harness, "/documents", 1);
    expect(all.text).toContain("另有 1 份内部资料");
    expect(all.text).not.toContain("清河区");
  });
});

describe("/eval", () => {
  const questionSet = (text: string, size = text.length) =>
    bareMessage(
      { document: { file_id: "set", file_unique_id: "set", file_name: "题目.jsonl", file_size: size } },
      { from: 1 },
    ).message;
  const evaluate = (document: object) => message("/eval", { from: 1, extra: { reply_to_message: document } });

  it("scores a question set that an admin sent", async () => {
    const harness = await startHarness({ config, assistant: { delayMs: 10 } });
    const { telegram } = harness;
    expect((await ask(harness, "/eval")).text).toBe("只有管理员可以评测。");
    expect((await ask(harness, "/eval", 1)).text).toContain("请先把题目文件");
    telegram.addFile("set", new TextEncoder().encode('{"id":"1"}\n{"id":"2"}\n'));
    telegram.push(evaluate(questionSet("")));
    await telegram.until(() => telegram.messages.at(-1)?.text.includes("评测结果（2 题）") ?? false);
    expect(telegram.messages.at(-1)?.text).toContain("条文命中率：前 1 75.0%，前 5 100.0%");
    telegram.addFile("set", new TextEncoder().encode("不是题目"));
    telegram.push(evaluate(questionSet("")));
    await telegram.until(() => telegram.messages.at(-1)?.text.includes("第 1 行不是题目") ?? false);
  });

  it("says first that a file is too large", async () => {
    const { telegram } = await startHarness({ config });
    telegram.push(evaluate(questionSet("", 50 * 1024 * 1024)));
    await telegram.until(() => telegram.messages.length === 1);
    expect(telegram.messages[0]?.text).toContain("超过 20 MB");
    expect(telegram.callsTo("getFile")).toHaveLength(0);
    telegram.addFile("set", new Uint8Array(21 * 1024 * 1024));
    telegram.push(evaluate(questionSet("", 10)));
    await telegram.until(() => telegram.messages.length === 2);
    expect(telegram.messages[1]?.text).toContain("超过 20 MB");
  });
});

describe("inline mode", () => {
  const results = (harness: Awaited<ReturnType<typeof startHarness>>, at: number) =>
    harness.telegram.callsTo("answerInlineQuery")[at]?.payload["results"] as {
      title: string;
      input_message_content: { message_text: string };
    }[];

  it("is off by default", async () => {
    const { telegram, assistant } = await startHarness({ config });
    expect(telegram.callsTo("getUpdates")[0]?.payload["allowed_updates"] ?? []).not.toContain("inline_query");
    telegram.push(inlineQuery("党课", 2));
    telegram.push(message("/help", { from: 2 }));
    await telegram.until(() => telegram.messages.length === 1);
    expect(telegram.callsTo("answerInlineQuery")).toHaveLength(0);
    expect(assistant.calls).toHaveLength(0);
  });

  it("offers nothing internal", async () => {
    const documents = sampleDocuments.map((view) => ({ ...view, meta: { ...view.meta, internal: true } }));
    const harness = await startHarness({ config: { ...config, inline: true }, assistant: { documents } });
    harness.telegram.push(inlineQuery("干部教育培训", 2));
    await harness.telegram.until(() => harness.telegram.callsTo("answerInlineQuery").length === 1);
    expect(results(harness, 0)).toEqual([]);
  });

  it("offers clauses to those who may ask", async () => {
    const harness = await startHarness({ config: { ...config, inline: true } });
    const { telegram } = harness;
    for (const [query, from] of [
      ["干部教育培训", 2],
      ["干部教育培训", 99],
      ["党", 2],
    ] as const)
      telegram.push(inlineQuery(query, from));
    await telegram.until(() => telegram.callsTo("answerInlineQuery").length === 3);
    const counts = [0, 1, 2].map((at) => results(harness, at).length).sort((a, b) => a - b);
    expect(counts.slice(0, 2)).toEqual([0, 0]);
    const found = [0, 1, 2].map((at) => results(harness, at)).find((list) => list.length > 0)!;
    expect(found[0]?.title).toContain("《");
    expect(found[0]?.input_message_content.message_text).toMatch(
      / · 现行(?:【要点摘编，非原文】)?\n查看原文\n\n/u,
    );
  });
});
