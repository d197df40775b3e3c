import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createApp, type AppOptions } from "../../src/app.ts";
import type { Assistant } from "../../src/assistant.ts";
import type { Answer, AnswerEvent } from "../../src/domain/answers/answer.ts";
import type { AskRequest } from "../../src/domain/answers/conversation.ts";
import type { ReloadEvent, ReloadReport } from "../../src/domain/operation/reload.ts";
import { localAdmin } from "../../src/domain/people/reader.ts";
import { createLogger, type Logger } from "../../src/logger.ts";
import type { EmbedderSettings } from "../../src/ports/embedder.ts";

export const packagedKnowledgeDir = fileURLToPath(new URL("../../knowledge", import.meta.url));

export const modelsDir = fileURLToPath(new URL("../../models", import.meta.url));

export const promptsDir = fileURLToPath(new URL("../../prompts", import.meta.url));

const workerEntry = new URL("./worker-from-source.mjs", import.meta.url);
export const parserEntry = new URL("./parser-from-source.mjs", import.meta.url);

export interface OpenApp {
  readonly assistant: Assistant;
  readonly startupEvents: readonly ReloadEvent[];
}

/** The real assistant, ingestion thread and all, over a knowledge folder. */
export async function openApp(
  knowledgeDir: string,
  dataDir: string,
  embedder?: EmbedderSettings,
  logger: Logger = createLogger("silent"),
  chat: AppOptions["chat"] = null,
): Promise<OpenApp> {
  const startupEvents: ReloadEvent[] = [];
  const assistant = await createApp({
    knowledgeDir,
    dataDir,
    packagedKnowledgeDir,
    promptsDir,
    embedder: embedder ?? { modelsDir, endpoint: null },
    chat,
    workerEntry,
    parserEntry,
    logger,
    onReloadEvent: (event) => startupEvents.push(event),
  });
  return { assistant, startupEvents };
}

export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "youju-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** The assistant over the packaged knowledge, with data of its own that closing removes. */
export async function openStarter(): Promise<{
  readonly assistant: Assistant;
  readonly close: () => Promise<void>;
}> {
  const data = await temporaryFolder();
  const { assistant } = await openApp(packagedKnowledgeDir, data.path);
  return {
    assistant,
    async close() {
      await assistant.close();
      await data.remove();
    },
  };
}

/** Asks and collects; fails when the stream does not end as promised. */
export async function ask(
  assistant: Assistant,
  request: AskRequest,
  onEvent: (event: AnswerEvent) => void = () => {},
): Promise<{ answer: Answer; events: AnswerEvent[] }> {
  const events: AnswerEvent[] = [];
  for await (const event of assistant.ask(request, localAdmin)) {
    onEvent(event);
    events.push(event);
  }
  const last = events.at(-1);
  if (last?.type !== "answer-end") throw new Error(`the stream ended with ${last?.type ?? "nothing"}`);
  return { answer: last.answer, events };
}

export async function reload(assistant: Assistant, full = false): Promise<ReloadReport> {
  for await (const event of assistant.reload({ full })) if (event.type === "reload-end") return event.report;
  throw new Error("the reload did not end");
}
