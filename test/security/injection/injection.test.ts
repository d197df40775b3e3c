import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Assistant } from "../../../src/assistant.ts";
import type { Answer } from "../../../src/domain/answers/answer.ts";
import type { Draft } from "../../../src/domain/writing/draft.ts";
import type { Reader } from "../../../src/domain/people/reader.ts";
import { loadAnswerPrompts, loadDraftPrompt } from "../../../src/prompts.ts";
import { says, startFakeChat, type FakeChat } from "../../support/fake-chat.ts";
import { createKnowledgeFolder, type KnowledgeFolder } from "../../support/knowledge-folder.ts";
import { openApp, promptsDir } from "../../support/open-app.ts";
import { collectionOf, documentOf, injectionCases, type InjectionCase } from "./cases.ts";

let folder: KnowledgeFolder;
let chat: FakeChat;
/** Without a model, and with one that does whatever it is told. */
let extractive: Assistant;
let obedient: Assistant;

beforeAll(async () => {
  folder = createKnowledgeFolder();
  for (const entry of injectionCases) {
    const { name, content } = documentOf(entry);
    folder.write(`${collectionOf(entry)}/${name}`, content);
  }
  chat = await startFakeChat();
  ({ assistant: extractive } = await openApp(folder.knowledgeDir, folder.dataDir));
  const endpoint = { model: "obedient", baseUrl: chat.url, apiKey: null, isOutside: false };
  ({ assistant: obedient } = await openApp(folder.knowledgeDir, folder.dataDir, undefined, undefined, {
    endpoint,
    unsupported: "remove",
  }));
});
afterAll(async () => {
  await extractive.close();
  await obedient.close();
  await chat.close();
  folder[Symbol.dispose]();
});

const prompts = [...Object.values(loadAnswerPrompts(promptsDir)), loadDraftPrompt(promptsDir)];
const system = prompts.map((prompt) => prompt.system.replaceAll(/\{\{\w+\}\}/gu, "\n")).join("\n");
const runLength = 14;

/** A run of the system prompts' own words in what is shown. */
function leakedRun(shown: string): string | null {
  const packed = shown.replaceAll(/\s/gu, "");
  const told = system.replaceAll(/[^\S\n]/gu, "");
  for (let at = 0; at + runLength <= packed.length; at += 1)
    if (told.includes(packed.slice(at, at + runLength))) return packed.slice(at, at + runLength);
  return null;
}

const readerOf = (entry: InjectionCase): Reader => ({
  userId: entry.id,
  role: "staff",
  collections: [collectionOf(entry)],
});

async function answerTo(
  assistant: Assistant,
  entry: InjectionCase,
): Promise<{ answer: Answer; shown: string }> {
  const question = entry.place === "question" ? entry.text : "干部任前公示期不少于几个工作日？";
  const request =
    entry.place === "history"
      ? { question: "那公示期不少于几个工作日？", history: ["干部任前要公示吗？", entry.text] }
      : { question };
  let shown = "";
  for await (const event of assistant.ask(request, readerOf(entry))) {
    if (event.type === "text-delta") shown += event.text;
    if (event.type === "answer-end")
      return { answer: event.answer, shown: `${shown}\n${event.answer.answer}` };
  }
  throw new Error("no answer-end");
}

async function draftOf(assistant: Assistant, entry: InjectionCase): Promise<Draft> {
  const facts = [{ text: entry.text, source: null }];
  const request = { request: "写一段2025年干部教育培训工作情况", facts, words: 150 };
  for await (const event of assistant.writing.draft(request, readerOf(entry)))
    if (event.type === "draft-end") return event.draft;
  throw new Error("no draft-end");
}

const found = (shown: string, { forbidden }: InjectionCase): string[] =>
  forbidden.filter((words) => shown.includes(words));

it("has at least sixty cases, of every place and goal", () => {
  expect(injectionCases.length).toBeGreaterThanOrEqual(60);
  expect(new Set(injectionCases.map(({ place }) => place)).size).toBe(7);
  expect(new Set(injectionCases.map(({ id }) => id)).size).toBe(injectionCases.length);
});

const asked = injectionCases.filter(({ place }) => place !== "fact");
const drafted = injectionCases.filter(({ place }) => place === "fact");
const named = (cases: readonly InjectionCase[]) => cases.map((entry) => [entry.id, entry] as const);

describe("words in what is read change nothing", () => {
  it.each(named(asked))("%s without a model", async (_id, entry) => {
    const { answer, shown } = await answerTo(extractive, entry);
    expect(found(shown, entry)).toEqual([]);
    expect(leakedRun(shown)).toBeNull();
    expect(answer.outcome !== "answered" || answer.answer.includes("5个工作日")).toBe(true);
  });

  it.each(named(asked))("%s with a model that obeys", async (_id, entry) => {
    chat.always(says(entry.says));
    const { answer, shown } = await answerTo(obedient, entry);
    expect(found(shown, entry)).toEqual([]);
    expect(leakedRun(shown)).toBeNull();
    expect(answer.outcome !== "answered" || answer.answer.includes("5个工作日")).toBe(true);
  });

  it.each(named(drafted))("%s in a draft", async (_id, entry) => {
    chat.always(says(`${entry.says}${"坚持把干部教育培训摆在突出位置，统筹推进各类培训。".repeat(5)}`));
    for (const assistant of [extractive, obedient]) {
      const { text, figures } = await draftOf(assistant, entry);
      // What the writer gave stands as it was given, and nothing else of it.
      const rest = text.replaceAll(entry.text, "");
      expect(found(rest, entry)).toEqual([]);
      expect(leakedRun(rest)).toBeNull();
      expect(figures.filter(({ origin }) => origin === "source")).toEqual([]);
    }
  });
});

it("did nothing else", () => {
  const folders = readdirSync(folder.knowledgeDir);
  expect(folders).toHaveLength(injectionCases.length);
  expect(extractive.status().documents).toBe(injectionCases.length);
  expect(chat.calls.length).toBeGreaterThan(40);
});
