import { describe, expect, it } from "vitest";
import { createAnswerer } from "../../../../src/answering/answerer.ts";
import type { Answer } from "../../../../src/domain/answers/answer.ts";
import { localAdmin } from "../../../../src/domain/people/reader.ts";
import { createGeneration, scriptRetriever } from "../support/fixture-generation.ts";

/** `phrase`: what retrieval finds. */
async function ask(text: string, question: string, phrase: string): Promise<Answer> {
  const held = createGeneration([{ meta: { title: "学员管理办法（2023年）" }, text }]);
  const retriever = scriptRetriever(held, { [question]: [phrase] });
  const answerer = createAnswerer({ retriever, generation: held, today: () => "2026-07-01" });
  for await (const event of answerer.answer({ question, history: [] }, localAdmin))
    if (event.type === "answer-end") return event.answer;
  throw new Error("no answer-end");
}

describe("a figure", () => {
  it("comes with the other one that its line gives for the same matter", async () => {
    const filler = "培训机构应当健全制度，完善设施，改进服务，加强管理。".repeat(14);
    const text = `第一条　${filler}\n理论课程的比重不低于总课时的70%。实践课程的比重不低于总课时的20%。`;
    const { answer } = await ask(text, "理论课程和实践课程的比重是多少", "理论课程的比重");
    expect(answer).toContain("70%");
    expect(answer).toContain("20%");
    expect(answer).not.toContain("完善设施");
  });
});
