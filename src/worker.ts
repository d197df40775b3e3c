import { parentPort, workerData } from "node:worker_threads";
import { connectEmbedder } from "./adapters/create-embedder.ts";
import { loadHnswlibFactory } from "./adapters/hnswlib-index.ts";
import { exactIndexFactory } from "./adapters/exact-index.ts";
import { openSqliteStore } from "./adapters/sqlite-store.ts";
import { tryLock } from "./adapters/sqlite-lock.ts";
import { dataPaths } from "./ingestion/generation-folder.ts";
import type { ReloadJob, WorkerMessage } from "./ingestion/reload-worker-client.ts";
import { reload } from "./ingestion/reload.ts";

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
        signal,
        onProgress: (stage, done, total, file) =>
          post({ kind: "event", event: { type: "reload-progress", stage, done, total, file } }),
      },
      {
        knowledgeDir: job.knowledgeDir,
        packagedKnowledgeDir: job.packagedKnowledgeDir,
        dataDir: job.dataDir,
        openStore: () => openSqliteStore(dataPaths(job.dataDir).database),
        embedder: await connectEmbedder(job.embedder, signal),
        vectorFactory: (await loadHnswlibFactory()) ?? exactIndexFactory,
        locks: { tryLock },
        now: () => new Date(),
      },
    );
    post({ kind: "event", event: { type: "reload-end", report } });
  } catch (error) {
    const fault = error instanceof Error ? error : new Error(String(error));
    const fix = "fix" in fault && typeof fault.fix === "string" ? fault.fix : "";
    post({ kind: "failed", name: fault.name, message: fault.message, fix });
  }
}

if (parentPort !== null) {
  const port = parentPort;
  const controller = new AbortController();
  port.once("message", () => controller.abort(new Error("更新已取消，原有资料不变")));
  await runJob(workerData as ReloadJob, (message) => port.postMessage(message), controller.signal);
  port.close();
}
