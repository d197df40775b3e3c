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

describe("an opening", () => {
  const text = "第一条　班长由正式学员担任。受警告、记过处分在影响期内的学员，不得担任班长。";

  it("says what the rule comes to for those it is made for", async () => {
    const { answer } = await ask(text, "受警告处分在影响期内的学员能不能担任班长", "班长由正式学员");
    expect(answer).toMatch(/^不可以。/u);
  });

  it("keeps quiet where the rule is made for others than those asked about", async () => {
    const { answer } = await ask(text, "旁听学员能不能担任班长", "班长由正式学员");
    expect(answer).not.toMatch(/^不/u);
  });

  it("keeps quiet where the sentence only tells", async () => {
    const told = "第一条　学员缺课未补的，其学时为尚未缺课的学时之和。";
    const { answer } = await ask(told, "学员缺课能不能补学时", "学员缺课");
    expect(answer).not.toMatch(/^不/u);
  });
});
