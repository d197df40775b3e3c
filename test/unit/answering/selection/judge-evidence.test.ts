import { describe, expect, it } from "vitest";
import { createAnswerer } from "../../../../src/answering/answerer.ts";
import type { Answer } from "../../../../src/domain/answers/answer.ts";
import { localAdmin } from "../../../../src/domain/people/reader.ts";
import { report, training } from "../support/fixture-documents.ts";
import { createGeneration, scriptRetriever } from "../support/fixture-generation.ts";

const generation = createGeneration([training, report]);

/** `nearest`: cosine of the nearest passage, null where no packaged encoder ranked. */
async function ask(question: string, phrase: string, nearest: number | null): Promise<Answer> {
  const scripted = scriptRetriever(generation, { [question]: [phrase] });
  const retriever: typeof scripted = {
    ...scripted,
    retrieve: async (query, reader) => {
      const found = await scripted.retrieve(query, reader);
      return { ...found, judgement: { confidence: 1, nearest, signs: null } as never };
    },
  };
  const answerer = createAnswerer({ retriever, generation, today: () => "2026-07-01" });
  for await (const event of answerer.answer({ question, history: [] }, localAdmin))
    if (event.type === "answer-end") return event.answer;
  throw new Error("no answer-end");
}

describe("what is enough to answer", () => {
  const question = "缺课的学员怎么处理";

  it.each([
    [0.2, "refused"],
    [0.9, "answered"],
    [null, "answered"],
  ] as const)("nearest passage at %s: %s", async (nearest, outcome) => {
    expect((await ask(question, "无故缺课", nearest)).outcome).toBe(outcome);
  });

  it("wants the body, person or benefit that the question names", async () => {
    expect((await ask("学员缺课要扣多少补贴", "无故缺课", 0.9)).outcome).toBe("refused");
  });

  it("says which article is not there", async () => {
    const answer = await ask("干部学习管理条例第九十九条怎么规定", "无故缺课", 0.9);
    expect(answer.outcome).toBe("refused");
    expect(answer.answer).toContain("未收录《干部学习管理条例（2023年）》第99条");
  });

  it("takes no figure of another year, and no rule for what was done", async () => {
    expect((await ask("2022年选派了多少第一书记", "选派第一书记", 0.9)).outcome).toBe("answered");
    const other = await ask("2021年选派了多少第一书记", "选派第一书记", 0.9);
    expect(other.answer).toContain("未收录2021年的报告");
    expect((await ask("2022年评定了多少优秀学员", "无故缺课", 0.9)).outcome).toBe("refused");
  });

  it("wants a ban where bans are asked for", async () => {
    expect((await ask("哪些学员不能评优", "无故缺课", 0.9)).outcome).toBe("answered");
    expect((await ask("哪些学员不能参加测验", "定期组织测验", 0.9)).outcome).toBe("refused");
  });
});
