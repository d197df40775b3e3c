import { join, resolve } from "node:path";
import { createEmbedder } from "./adapters/create-embedder.ts";
import { exactIndexFactory } from "./adapters/vectors/exact-index.ts";
import { mostExactRows } from "./adapters/vectors/choose-vector-factory.ts";
import { loadHnswlibFactory } from "./adapters/vectors/hnswlib-index.ts";
import { isDamage } from "./adapters/sqlite/damaged-file.ts";
import { tryLock } from "./adapters/sqlite/sqlite-lock.ts";
import { openSqliteStore } from "./adapters/sqlite/sqlite-store.ts";
import { createOpenAiChatModel } from "./adapters/openai/chat-model.ts";
import type { Writer } from "./answering/generation/generate.ts";
import { createConversationMemory } from "./answering/conversation-memory.ts";
import { wireAnswering } from "./roots/answering-root.ts";
import { createAssistant, type Assistant, type ServedGeneration } from "./assistant.ts";
import {
  damagedNotice,
  damageSeenNotice,
  markIfDamaged,
  setAsideDamagedStore,
  setAsideStore,
  watchReads,
} from "./roots/damaged-store.ts";
import type { ReloadEvent } from "./domain/operation/reload.ts";
import { describeError, IndexMismatchError } from "./errors.ts";
import { dataPaths, readCurrent, readRecord } from "./ingestion/generation/generation-folder.ts";
import { inspectFile } from "./ingestion/inspect-file.ts";
import { createParserProcess } from "./ingestion/parsing/parser-process.ts";
import { readLines } from "./ingestion/read-lines.ts";
import { receiveInspected } from "./ingestion/receive-inspected.ts";
import { runReloadInWorker } from "./ingestion/reload/reload-worker-client.ts";
import { createSharedReload } from "./ingestion/reload/shared-reload.ts";
import type { Logger } from "./logger.ts";
import { prepareDataFolder } from "./operations/data-folder.ts";
import { createAttachedMemory } from "./operations/attached/attached-memory.ts";
import { openAttached } from "./operations/attached/open-attached.ts";
import { createEvaluationHistory } from "./operations/evaluation/history.ts";
import { createGenerationSwitch } from "./operations/generation-switch.ts";
import type { ChatEndpoint } from "./ports/chat-model.ts";
import type { Embedder, EmbedderSettings } from "./ports/embedder.ts";
import type { Store } from "./ports/store.ts";
import { loadAnswerPrompts } from "./prompts.ts";
import { chunksWith } from "./retrieval/indexing/lexical/chunks-with.ts";
import { readSearchIndex, type SearchIndex } from "./retrieval/indexing/search-index.ts";
import { wireInsights } from "./roots/insights-root.ts";
import { wireWriting } from "./roots/writing-root.ts";

export interface AppOptions {
  readonly knowledgeDir: string;
  readonly dataDir: string;
  /** The packaged knowledge folder: its settings files hold for every knowledge folder. */
  readonly packagedKnowledgeDir: string;
  /** The chain of regions that is ours, 云岭市清河区; unset when nobody said it. */
  readonly officeRegion?: string | null;
  /** How long counts of questions and feedback are kept, days. */
  readonly retentionDays?: number;
  /** The packaged prompts folder: what is said to a model, kinds and patterns of drafts. */
  readonly promptsDir: string;
  readonly embedder: EmbedderSettings;
  /** Null: answers are made of the sources' own words. */
  readonly chat: { readonly endpoint: ChatEndpoint; readonly unsupported: Writer["unsupported"] } | null;
  /** Module that runs the ingestion thread. */
  readonly workerEntry: URL;
  /** Module that runs the process office files are read in. */
  readonly parserEntry: URL;
  readonly logger: Logger;
  /** Hears the reload that a first start or a damaged index makes necessary. */
  readonly onReloadEvent: (event: ReloadEvent) => void;
  /** Aborted: a reload under way is given up, and what waits for it fails. */
  readonly signal?: AbortSignal;
}

/**
 * The composition root: wires adapters to the assistant, and brings an index into being when there is
 * none that fits.
 * @throws ConfigError, IngestionError, BusyError with the fix in words.
 */
export async function createApp(options: AppOptions): Promise<Assistant> {
  const { dataDir, logger } = options;
  prepareDataFolder(dataDir);
  const notices: string[] = [];
  const embedder = await createEmbedder(options.embedder);
  const hnswlib = await loadHnswlibFactory();
  const factories = hnswlib === null ? [exactIndexFactory] : [hnswlib, exactIndexFactory];
  const writer = options.chat && {
    model: createOpenAiChatModel(options.chat.endpoint),
    prompts: loadAnswerPrompts(options.promptsDir),
    unsupported: options.chat.unsupported,
  };
  const answeringOver = wireAnswering({ ...options, embedder, writer });

  const sharedReload = createReload(options);
  options.signal?.addEventListener("abort", () => sharedReload.cancel(), { once: true });
  async function reloadNow(full: boolean): Promise<void> {
    for await (const event of sharedReload.follow({ full, by: "start" })) options.onReloadEvent(event);
  }

  function note(notice: string): void {
    notices.push(notice);
    logger.warn({}, notice);
  }

  if (setAsideDamagedStore(dataDir)) note(damagedNotice);

  /** What reading brings to light later: said to everyone, and mended by the next start. */
  function onFault(error: unknown): void {
    if (!notices.includes(damageSeenNotice) && markIfDamaged(dataDir, error)) note(damageSeenNotice);
  }
  const record = readRecord(dataDir, readCurrent(dataDir));
  if (record === null || record.knowledgeDir !== resolve(options.knowledgeDir)) await reloadNow(false);
  let store: Store = openSqliteStore(dataPaths(dataDir).database);

  /** Of the newest generation: the next one shares most of it. */
  let newest: SearchIndex | null = null;

  async function openGeneration(generation: number): Promise<ServedGeneration> {
    // Locked before it is read: a reload that ends meanwhile then leaves these files alone.
    const lock = tryLock(dataPaths(dataDir).readersLock(generation), "shared");
    try {
      return await openLocked(generation, () => lock?.release());
    } catch (error) {
      lock?.release();
      throw error;
    }
  }

  async function openLocked(generation: number, release: () => void): Promise<ServedGeneration> {
    const folder = dataPaths(dataDir).generation(generation);
    const index = await readSearchIndex(folder, factories, embedder.id, newest);
    newest = index;
    const reader = watchReads(await store.openReader(generation), onFault);
    if (hnswlib === null && index.manifest.rows > mostExactRows && !notices.includes(slowVectors))
      note(slowVectors);
    const answering = answeringOver(index, reader);
    return {
      generation,
      documents: reader.documents(),
      reader,
      ...answering,
      chunksWith: (word) => chunksWith(index.lexical, word),
      embedderId: embedder.id,
      vectorKind: index.manifest.vectorKind,
      indexedAt: index.manifest.createdAt,
      release,
    };
  }

  async function openSwitch(): Promise<ReturnType<typeof createGenerationSwitch<ServedGeneration>>> {
    const onFault = (error: unknown): void =>
      logger.error({ error: String(error) }, "新索引打不开，继续用旧索引");
    try {
      return await createGenerationSwitch(dataDir, openGeneration, onFault);
    } catch (error) {
      if (!(error instanceof IndexMismatchError || isDamage(error))) throw error;
      store.close();
      if (error instanceof IndexMismatchError) note(`索引文件不可用（${error.message}），正在重建`);
      else {
        setAsideStore(dataDir);
        note(damagedNotice);
      }
      await reloadNow(true);
      store = openSqliteStore(dataPaths(dataDir).database);
      return createGenerationSwitch(dataDir, openGeneration, onFault);
    }
  }

  try {
    const generations = await openSwitch();
    const memory = createConversationMemory(() => performance.now());
    const parser = createParserProcess({ entry: options.parserEntry, scratch: join(dataDir, "inspecting") });
    return createAssistant({
      generations,
      sharedReload,
      memory,
      notices,
      questionLog: wireInsights(options),
      evaluations: createEvaluationHistory(join(dataDir, "evaluations.jsonl")),
      chatModel: options.chat?.endpoint.model ?? null,
      writing: wireWriting({
        ...options,
        model: writer?.model ?? null,
        lease: () => generations.lease(),
        readFile: (file, bytes) => readLines(file, bytes, parser),
        onModelFault: (error) =>
          logger.warn({ error: describeError(error) }, "模型没有写成，这份草稿按以往材料起草"),
      }),
      receiveFiles: (request) =>
        receiveInspected(request, {
          ...options,
          onClassified: (found) => logger.warn(found, classifiedNotice),
        }),
      pastReloads: (limit) => store.reloads(limit),
      attachedMemory: createAttachedMemory(() => performance.now()),
      openAttached: (file, signal) =>
        openAttached(
          file,
          {
            parser,
            embedder,
            vectorFactory: exactIndexFactory,
            onClassified: (found) => logger.warn(found, classifiedQuestion),
            answererOver: (index, generation) => answeringOver(index, generation, newest ?? index).answerer,
          },
          signal,
        ),
      inspectFile: (file, held) => inspectFile(file, held, parser),
      closeStore: () => {
        parser.close();
        store.close();
      },
    });
  } catch (error) {
    store.close();
    throw error;
  }
}

const classifiedNotice = "检测到密级标志，已拒绝收录";
const classifiedQuestion = "提问所附的文件有密级标志，已拒绝读取";
const slowVectors = "资料很多而本机没有编译 hnswlib-node，向量检索用精确搜索，结果一样，每次慢几十毫秒";

/** The embedder alone, for the library. @throws ModelFileError */
export function openEmbedder(settings: EmbedderSettings): Promise<Embedder> {
  return createEmbedder(settings);
}

/** A reload alone, for the command line: nothing is opened for answering. */
export async function* reloadOnly(
  options: AppOptions,
  full: boolean,
  signal: AbortSignal,
): AsyncIterable<ReloadEvent> {
  prepareDataFolder(options.dataDir);
  if (setAsideDamagedStore(options.dataDir)) options.logger.warn({}, damagedNotice);
  const sharedReload = createReload(options);
  const cancel = (): void => sharedReload.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    yield* sharedReload.follow({ full, by: "cli" });
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}

function createReload({
  workerEntry,
  parserEntry,
  knowledgeDir,
  packagedKnowledgeDir,
  officeRegion = null,
  dataDir,
  embedder,
  logger,
}: AppOptions): ReturnType<typeof createSharedReload> {
  return createSharedReload((wish, onEvent, signal) => {
    const job = {
      knowledgeDir,
      packagedKnowledgeDir,
      officeRegion,
      dataDir,
      embedder,
      parserEntry: parserEntry.href,
      ...wish,
    };
    function hear(event: ReloadEvent): void {
      // Of a classified file the log keeps a hash and the mark, neither its name nor a word of it.
      const rejected = event.type === "reload-end" ? event.report.rejected : [];
      for (const { classified } of rejected)
        if (classified !== undefined) logger.warn(classified, classifiedNotice);
      onEvent(event);
    }
    return runReloadInWorker(workerEntry, job, hear, signal);
  });
}
