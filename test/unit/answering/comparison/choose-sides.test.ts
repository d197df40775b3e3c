import { describe, expect, it } from "vitest";
import { createAnswerer } from "../../../../src/answering/answerer.ts";
import { localAdmin } from "../../../../src/domain/people/reader.ts";
import { createGeneration, scriptRetriever } from "../support/fixture-generation.ts";

describe("two things set against each other", () => {
  const held = createGeneration([
    {
      meta: { title: "学员管理办法（2023年）" },
      text: [
        "第一条　走读学员的请假由班主任批准，每次不超过两天。",
        "第二条　住校学员的请假由培训机构批准，每次不超过三天。",
      ].join("\n"),
    },
  ]);

  async function compare(question: string, script: Record<string, string[]>): Promise<string> {
    const retriever = scriptRetriever(held, script);
    const answerer = createAnswerer({ retriever, generation: held, today: () => "2026-07-01" });
    for await (const event of answerer.answer({ question, history: [] }, localAdmin))
      if (event.type === "answer-end") return event.answer.answer;
    throw new Error("no answer-end");
  }

  it("gives each its own clause", async () => {
    const answer = await compare("走读学员和住校学员的请假有什么不同", {
      走读学员和住校学员的请假有什么不同: ["走读学员"],
      走读学员请假: ["走读学员"],
      住校学员请假: ["住校学员"],
    });
    expect(answer).toContain("走读学员：《学员管理办法（2023年）》第一条");
    expect(answer).toContain("住校学员：《学员管理办法（2023年）》第二条");
  });

  it("says which side has none", async () => {
    const answer = await compare("走读学员和函授学员的请假有什么不同", {
      走读学员和函授学员的请假有什么不同: ["走读学员"],
      走读学员请假: ["走读学员"],
    });
    expect(answer).toContain("函授学员：没有找到相应的条文。");
  });
});
