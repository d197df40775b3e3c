import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { localAdmin } from "../../../../../src/domain/people/reader.ts";
import { runLine } from "../../../../support/cli-harness.ts";
import { scriptedAnswers } from "../../../../support/fake-knowledge.ts";
import { createKnowledgeFolder } from "../../../../support/knowledge-folder.ts";

const question = "科级干部一年要培训多少学时？";
const known = scriptedAnswers.get(question);

describe("youju ask", () => {
  it("streams the answer and lists its sources", async () => {
    const { code, out, err, assistant } = await runLine(["ask", question]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toBe(
      `${known?.answer}\n\n出处\n[1] 《干部教育培训工作条例》第二十三条第二款（现行） policies/干部教育培训工作条例.md\n`,
    );
    expect(assistant.calls).toEqual([
      { method: "ask", request: { question, history: [] }, reader: localAdmin },
      { method: "close" },
    ]);
  });

  it("prints exactly one object with --json", async () => {
    const { code, out } = await runLine(["ask", question, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ ...known, attached: null });
  });

  it("asks about a file alone with --file, by its name, and says why a file is refused", async () => {
    using folder = createKnowledgeFolder({ "在/办法.txt": "第一条　要求。", "密.txt": "机密★1年" });
    const { code, out, assistant } = await runLine([
      "ask",
      question,
      "--file",
      folder.path("在/办法.txt"),
      "--json",
    ]);
    expect(code).toBe(0);
    expect(assistant.calls[0]).toMatchObject({ method: "askAbout", file: "办法.txt" });
    expect(JSON.parse(out)).toMatchObject({
      ...known,
      attached: { file: "办法.txt", text: "第一条　要求。" },
    });
    const refused = await runLine(["ask", question, "--file", folder.path("密.txt")]);
    expect([refused.code, refused.out]).toEqual([1, ""]);
    expect(refused.err).toContain("检测到密级标志");
    const missing = await runLine(["ask", question, "--file", folder.path("没有.txt")]);
    expect([missing.code, missing.opened]).toEqual([2, []]);
    expect(missing.err).toContain("--file 文件打不开");
  });

  it.each([
    ["引用句", "[1] 根据《干部教育培训工作条例》"],
    ["带出处", "——《干部教育培训工作条例》"],
    ["正文", `[1] ${known?.citations[0]?.quote ?? "?"}`],
  ])("writes the sources as %s to paste with --cite", async (form, words) => {
    const { code, out } = await runLine(["ask", question, "--cite", form]);
    expect(code).toBe(0);
    expect(out).toContain(words);
  });

  it("does not quote a digest: it says why, in text and as JSON", async () => {
    const digest = {
      ...known!,
      citations: known!.citations.map((one) => ({ ...one, text_kind: "digest" as const })),
    };
    const answers = new Map([[question, digest]]);
    const { out } = await runLine(["ask", question, "--cite", "引用句"], { answers });
    expect(out).toContain("引用前请核对原文");
    const json = await runLine(["ask", question, "--cite", "引用句", "--json"], { answers });
    expect(JSON.parse(json.out)).toMatchObject({
      pasted: [{ n: 1, text: null, reason: expect.stringContaining("核对原文") as string }],
    });
    const wrong = await runLine(["ask", question, "--cite", "摘要"]);
    expect([wrong.code, wrong.opened]).toEqual([2, []]);
  });

  it("takes a question of several words, and one that begins with a dash after --", async () => {
    const { assistant } = await runLine(["ask", "党课", "多久", "--", "--一次"]);
    expect(assistant.calls[0]).toMatchObject({ request: { question: "党课 多久 --一次" } });
  });

  it("ends a refusal without a list of sources", async () => {
    const { code, out } = await runLine(["ask", "食堂几点开门"]);
    expect(code).toBe(0);
    expect(out).toContain("资料库里没有找到");
    expect(out).not.toContain("出处");
    expect(out.endsWith("\n")).toBe(true);
  });

  it("reads earlier questions from a file", async () => {
    using folder = createKnowledgeFolder({ "h.json": '["党课多久一次", "预备期呢"]' });
    const { assistant } = await runLine(["ask", question, "--history", folder.path("h.json")]);
    expect(assistant.calls[0]).toMatchObject({ request: { history: ["党课多久一次", "预备期呢"] } });
  });

  it("is used wrongly with a history that is missing or no list of questions", async () => {
    using folder = createKnowledgeFolder({ "text.json": "不是 JSON", "objects.json": '[{"q":1}]' });
    const missing = join(folder.knowledgeDir, "没有.json");
    for (const [file, reason] of [
      [missing, "--history 文件打不开"],
      [folder.path("text.json"), "--history 文件格式不对"],
      [folder.path("objects.json"), "--history 文件格式不对"],
    ] as const) {
      const { code, err, opened } = await runLine(["ask", question, "--history", file]);
      expect(code).toBe(2);
      expect(err).toContain(`${reason}：${file}`);
      expect(opened).toEqual([]);
    }
  });

  it("fails with exit 1 on an error event or an exception, and closes all the same", async () => {
    const refused = await runLine(["ask", question, "--json"], { errorMessage: "模型没有回应" });
    expect([refused.code, refused.out]).toEqual([1, ""]);
    expect(JSON.parse(refused.err)).toEqual({ error: { message: "模型没有回应", fix: "" } });
    const thrown = await runLine(["ask", question], { askError: new Error("断了") });
    expect([thrown.code, thrown.err]).toEqual([1, "断了\n"]);
    for (const { assistant } of [refused, thrown])
      expect(assistant.calls.at(-1)).toEqual({ method: "close" });
  });

  it("stops with exit 1 when the signal comes", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 30);
    const stopped = await runLine(["ask", question], { delayMs: 20, signal: controller.signal });
    const { assistant, code, out, err } = stopped;
    expect(assistant.aborted()).toBe(1);
    expect([code, err]).toEqual([1, "已中断，回答没有完成（需要时请重新提问）\n"]);
    expect(out).not.toContain("出处");
    expect(assistant.calls.at(-1)).toEqual({ method: "close" });
  });
});
