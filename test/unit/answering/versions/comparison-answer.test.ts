import { describe, expect, it } from "vitest";
import { createAnswerer } from "../../../../src/answering/answerer.ts";
import type { Answer } from "../../../../src/domain/answers/answer.ts";
import { localAdmin, type Reader } from "../../../../src/domain/people/reader.ts";
import { buildRetriever, policy } from "../../../support/build-retriever.ts";

const { retriever, generation } = await buildRetriever([
  policy(
    "发展党员工作细则（2014年）",
    {
      第一条: "为了规范发展党员工作，制定本细则。",
      第二条: "预备党员的预备期为一年。预备期从支部大会通过之日算起。",
      第三条: "发展对象应当参加短期集中培训，时间一般不少于三天。",
      第四条: "本细则自2014年5月28日起施行。",
    },
    { effectiveOn: "2014-05-28", status: "已修订", collection: "old" },
  ),
  policy(
    "发展党员工作细则（2026年）",
    {
      第一条: "为了规范和加强发展党员工作，制定本细则。",
      第二条: "预备党员的预备期为一年。预备期从支部党员大会通过之日算起。",
      第三条: "发展对象应当参加短期集中培训，时间一般不少于五天。",
      第四条: "发展对象应当公示，公示期不少于五个工作日。",
      第五条: "本细则自2026年5月11日起施行。",
    },
    { effectiveOn: "2026-05-11" },
  ),
]);

async function ask(question: string, reader: Reader = localAdmin): Promise<Answer> {
  const answerer = createAnswerer({ retriever, generation, today: () => "2026-06-01" });
  for await (const event of answerer.answer({ question, history: [] }, reader))
    if (event.type === "answer-end") return event.answer;
  throw new Error("no answer");
}

describe("asked what changed between versions", () => {
  it("tells the changed figures first, both sides cited and the old one marked", async () => {
    const { answer, citations, outcome, notes } = await ask("发展党员细则2014版和2026版有什么不同？");
    expect(outcome).toBe("answered");
    expect(answer).toMatch(
      /（2014年）》（已修订）与《发展党员工作细则（2026年）》（现行）.*修改4条，新增1条/u,
    );
    expect(answer).toMatch(/旧 第三条：\n.*不少于三天。\[\d\]\n新 第三条：\n.*不少于五天。\[\d\]/u);
    expect(answer).toMatch(/新增 第四条：\n.*公示/u);
    for (const { file, quote, start, end } of citations)
      expect(generation.documentByFile(file)?.text.slice(start, end)).toBe(quote);
    expect(new Set(citations.map(({ status }) => status))).toEqual(new Set(["已修订", "现行"]));
    expect(notes.join("")).toContain("youju compare");
  });

  it.each(["发展党员细则2014版和2026版一样吗", "新旧发展党员细则有何异同"])(
    "%s asks for the same",
    async (question) => {
      expect((await ask(question)).answer).toContain("按条文内容对照");
    },
  );

  it("keeps to what is asked about", async () => {
    const { answer } = await ask("2014版和2026版发展党员细则的预备期有什么不同？");
    expect(answer).toContain("支部党员大会通过之日");
    expect(answer).not.toMatch(/五天|公示期/u);
  });

  it("compares nothing for a reader who may see one version only", async () => {
    const scoped: Reader = { userId: "u", role: "staff", collections: ["policies"] };
    const { answer, citations } = await ask("发展党员细则2014版和2026版有什么不同？", scoped);
    expect(answer).not.toContain("对照");
    expect(citations.every(({ file }) => file.includes("2026"))).toBe(true);
  });
});
