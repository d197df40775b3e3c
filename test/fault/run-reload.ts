/**
 * One reload in a process of its own, to be killed: `run-reload.ts KNOWLEDGE DATA`. Prints `ready` when
 * everything is loaded, then each stage as it begins, then `done`.
 */
import { exactIndexFactory } from "../../src/adapters/vectors/exact-index.ts";
import { createHashingEmbedder } from "../support/hashing-embedder.ts";
import { tryLock } from "../../src/adapters/sqlite/sqlite-lock.ts";
import { openSqliteStore } from "../../src/adapters/sqlite/sqlite-store.ts";
import type { ReloadStage } from "../../src/domain/operation/reload.ts";
import { dataPaths } from "../../src/ingestion/generation/generation-folder.ts";
import { reload } from "../../src/ingestion/reload/reload.ts";

const [knowledgeDir = "", dataDir = ""] = process.argv.slice(2);
let shown: ReloadStage | null = null;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

say("ready");
await reload(
  {
    full: false,
    by: "cli",
    signal: new AbortController().signal,
    onProgress(stage) {
      if (stage !== shown) say(stage);
      shown = stage;
    },
  },
  {
    knowledgeDir,
    dataDir,
    openStore: () => openSqliteStore(dataPaths(dataDir).database),
    embedder: createHashingEmbedder(),
    vectorFactory: () => exactIndexFactory,
    locks: { tryLock },
    now: () => new Date(),
  },
);
say("done");
