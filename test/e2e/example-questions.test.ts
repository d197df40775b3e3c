import { afterAll, beforeAll, expect, it } from "vitest";
import type { Assistant } from "../../src/assistant.ts";
import { texts } from "../../src/channels/web/page/texts.ts";
import type { Answer } from "../../src/domain/answers/answer.ts";
import { localAdmin } from "../../src/domain/people/reader.ts";
import { openApp, packagedKnowledgeDir } from "../support/open-app.ts";
import { createKnowledgeFolder } from "../support/knowledge-folder.ts";

// What a newcomer is offered must work on what comes with the program.

const folder = createKnowledgeFolder();
let assistant: Assistant;

beforeAll(async () => {
  ({ assistant } = await openApp(packagedKnowledgeDir, folder.dataDir));
});
afterAll(async () => {
  await assistant.close();
  folder[Symbol.dispose]();
});

it.each(texts.welcome.examples)("%s is answered from the packaged knowledge", async (question) => {
  const answers: Answer[] = [];
  for await (const event of assistant.ask({ question }, localAdmin)) {
    if (event.type === "answer-end") answers.push(event.answer);
  }
  expect(answers).toMatchObject([{ outcome: "answered" }]);
  expect(answers[0]?.citations.length).toBeGreaterThan(0);
});

it.each(texts.materials.examples)("past reports of the packaged knowledge write of %s", async (topic) => {
  const { passages } = await assistant.search(
    { text: topic, kind: "report", whole: true, limit: 50 },
    localAdmin,
  );
  expect(passages.some(({ text, path }) => `${path}${text}`.includes(topic))).toBe(true);
});
