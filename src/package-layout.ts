import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AppOptions } from "./app.ts";
import type { Config } from "./config.ts";
import { createLogger } from "./logger.ts";

/** Where the parts of the installed package lie, seen from an entry in `dist/`. */
export function packageLayout(entry: string) {
  const root = join(dirname(fileURLToPath(entry)), "..");
  // Unpacked from a bundle, the office's own lies beside the program: an update replaces `app` whole.
  const home = existsSync(join(root, ".portable")) ? join(root, "..") : root;
  return {
    root,
    /** Where an office's knowledge, data and .env lie unless it says otherwise. */
    home,
    knowledgeDir: join(root, "knowledge"),
    dataDir: join(home, "data"),
    promptsDir: join(root, "prompts"),
    modelsDir: join(root, "models"),
    pageDir: join(root, "dist", "page"),
    workerEntry: new URL("./worker.js", entry),
    parserEntry: new URL("./parser.js", entry),
  };
}

export type PackageLayout = ReturnType<typeof packageLayout>;

/** What the composition root needs, for one configuration of the installed package. */
export function appOptions(
  config: Config,
  layout: PackageLayout,
  run: Pick<AppOptions, "onReloadEvent" | "signal">,
): AppOptions {
  return {
    knowledgeDir: config.knowledgeDir,
    dataDir: config.dataDir,
    packagedKnowledgeDir: layout.knowledgeDir,
    officeRegion: config.officeRegion,
    retentionDays: config.retentionDays,
    chat:
      config.chatEndpoint === null
        ? null
        : { endpoint: config.chatEndpoint, unsupported: config.unsupported },
    promptsDir: layout.promptsDir,
    embedder: { modelsDir: layout.modelsDir, endpoint: config.embeddingEndpoint },
    workerEntry: layout.workerEntry,
    parserEntry: layout.parserEntry,
    logger: createLogger(config.logLevel),
    ...run,
  };
}
