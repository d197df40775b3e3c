import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createApp, openEmbedder } from "./app.ts";
import type { Assistant } from "./assistant.ts";
import { YoujuEmbeddings } from "./channels/langchain/youju-embeddings.ts";
import { YoujuRetriever, type YoujuRetrieverOptions } from "./channels/langchain/youju-retriever.ts";
import { loadConfig, type Config } from "./config.ts";
import { createLogger } from "./logger.ts";

export type { PassageMetadata, YoujuRetrieverOptions } from "./channels/langchain/youju-retriever.ts";
export { YoujuEmbeddings, YoujuRetriever };

/** Settings of the program, as `.env.example` lists them; folders may be named directly. */
export interface YoujuOptions {
  readonly knowledgeDir?: string;
  readonly dataDir?: string;
  /** @default process.env */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** One knowledge folder, indexed and open for searching. */
export interface Youju {
  /** Everything a channel of the program can do: ask, search, reload … */
  readonly assistant: Assistant;
  retriever(options?: YoujuRetrieverOptions): YoujuRetriever;
  close(): Promise<void>;
}

/** The package's root: this file runs as dist/library.js. */
const packageRoot = join(dirname(fileURLToPath(import.meta.url)), "..");
const modelsDir = join(packageRoot, "models");

/**
 * Opens a knowledge folder, indexing it first when there is no index that fits.
 * @throws ConfigError, IngestionError, BusyError with the fix in words.
 */
export async function openYouju(options: YoujuOptions = {}): Promise<Youju> {
  const config = readConfig(options);
  const assistant = await createApp({
    knowledgeDir: config.knowledgeDir,
    dataDir: config.dataDir,
    packagedKnowledgeDir: join(packageRoot, "knowledge"),
    embedder: { modelsDir, endpoint: config.embeddingEndpoint },
    workerEntry: new URL("./worker.js", import.meta.url),
    logger: createLogger(config.logLevel),
    onReloadEvent: () => {},
  });
  return {
    assistant,
    retriever: (retrieverOptions) => new YoujuRetriever(assistant, retrieverOptions),
    close: () => assistant.close(),
  };
}

/**
 * The program's text vectors alone, without any folder.
 * @throws ModelFileError, ConfigError
 */
export async function openEmbeddings(
  options: Pick<YoujuOptions, "environment"> = {},
): Promise<YoujuEmbeddings> {
  return new YoujuEmbeddings(
    await openEmbedder({ modelsDir, endpoint: readConfig(options).embeddingEndpoint }),
  );
}

function readConfig({ knowledgeDir, dataDir, environment = process.env }: YoujuOptions): Config {
  const config = loadConfig(environment, {
    knowledgeDir: join(packageRoot, "knowledge"),
    dataDir: join(packageRoot, "data"),
  });
  return {
    ...config,
    knowledgeDir: resolve(knowledgeDir ?? config.knowledgeDir),
    dataDir: resolve(dataDir ?? config.dataDir),
  };
}
