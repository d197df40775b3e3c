import { resolve } from "node:path";
import { createApp, openEmbedder } from "./app.ts";
import type { Assistant } from "./assistant.ts";
import { YoujuEmbeddings } from "./channels/langchain/youju-embeddings.ts";
import { YoujuRetriever, type YoujuRetrieverOptions } from "./channels/langchain/youju-retriever.ts";
import { loadConfig, type Config } from "./config.ts";
import { appOptions, packageLayout } from "./package-layout.ts";

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

/** This file runs as dist/library.js. */
const layout = packageLayout(import.meta.url);

/**
 * Opens a knowledge folder, indexing it first when there is no index that fits.
 * @throws ConfigError, IngestionError, BusyError with the fix in words.
 */
export async function openYouju(options: YoujuOptions = {}): Promise<Youju> {
  const config = readConfig(options);
  const assistant = await createApp(appOptions(config, layout, { onReloadEvent: () => {} }));
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
    await openEmbedder({ modelsDir: layout.modelsDir, endpoint: readConfig(options).embeddingEndpoint }),
  );
}

function readConfig({ knowledgeDir, dataDir, environment = process.env }: YoujuOptions): Config {
  const config = loadConfig(environment, {
    knowledgeDir: layout.knowledgeDir,
    dataDir: layout.dataDir,
  });
  return {
    ...config,
    knowledgeDir: resolve(knowledgeDir ?? config.knowledgeDir),
    dataDir: resolve(dataDir ?? config.dataDir),
  };
}
