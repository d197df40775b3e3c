import { parentPort, workerData } from "node:worker_threads";
import { loadHnswlibFactory } from "./adapters/vectors/hnswlib-index.ts";
import { chooseVectorFactory } from "./adapters/vectors/choose-vector-factory.ts";
import { connectEmbedder } from "./adapters/create-embedder.ts";
import { openSqliteStore } from "./adapters/sqlite/sqlite-store.ts";
import { tryLock } from "./adapters/sqlite/sqlite-lock.ts";
import { markIfDamaged } from "./roots/damaged-store.ts";
import { dataPaths } from "./ingestion/generation/generation-folder.ts";
import { createParserProcess } from "./ingestion/parsing/parser-process.ts";
import { nameFault } from "./ingestion/reload/name-fault.ts";
import { createProgressMeter } from "./ingestion/reload/progress-meter.ts";
import type { ReloadJob, WorkerMessage } from "./ingestion/reload/reload-worker-client.ts";
import { reload } from "./ingestion/reload/reload.ts";

/** Entry of the ingestion thread: one reload, reported by messages, then the thread ends. */
async function runJob(
  job: ReloadJob,
  post: (message: WorkerMessage) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    const report = await reload(
      {
        full: job.full,
        by: job.by,
        signal,
        onProgress: createProgressMeter((event) => post({ kind: "event", event })),
      },
      {
        knowledgeDir: job.knowledgeDir,
        packagedKnowledgeDir: job.packagedKnowledgeDir,
        officeRegion: job.officeRegion,
        dataDir: job.dataDir,
        openParser: (scratch, stop) =>
          createParserProcess({ entry: new URL(job.parserEntry), scratch, signal: stop }),
        openStore: () => openSqliteStore(dataPaths(job.dataDir).database),
        embedder: await connectEmbedder(job.embedder, signal),
        vectorFactory: chooseVectorFactory(await loadHnswlibFactory()),
        locks: { tryLock },
        now: () => new Date(),
      },
    );
    post({ kind: "event", event: { type: "reload-end", report } });
  } catch (error) {
    markIfDamaged(job.dataDir, error);
    const { name, message, fix } = nameFault(error);
    post({ kind: "failed", name, message, fix });
  }
}

if (parentPort !== null) {
  const port = parentPort;
  const controller = new AbortController();
  port.once("message", () => controller.abort(new Error("更新已取消，原有资料不变")));
  await runJob(workerData as ReloadJob, (message) => port.postMessage(message), controller.signal);
  port.close();
}
