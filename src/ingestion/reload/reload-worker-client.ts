import { Worker } from "node:worker_threads";
import type { ReloadEvent } from "../../domain/operation/reload.ts";
import { BusyError, IngestionError, YoujuError } from "../../errors.ts";
import type { EmbedderSettings } from "../../ports/embedder.ts";

/** What the worker thread is started with. */
export interface ReloadJob {
  readonly knowledgeDir: string;
  readonly packagedKnowledgeDir: string;
  readonly officeRegion: string | null;
  readonly dataDir: string;
  /** URL of the module that runs the parser process. */
  readonly parserEntry: string;
  readonly embedder: EmbedderSettings;
  readonly full: boolean;
  /** User id, or `start`, `watch`, `cli`. */
  readonly by: string;
}

/** What the worker thread sends. */
export type WorkerMessage =
  | { readonly kind: "event"; readonly event: ReloadEvent }
  | { readonly kind: "failed"; readonly name: string; readonly message: string; readonly fix: string };

/**
 * Heap of the ingestion thread (typed arrays and the vector graph lie outside it): 320,000 chunks need
 * about 600 MB. Beyond the limit the thread ends with an error instead of the whole program.
 */
const resourceLimits = {
  maxOldGenerationSizeMb: 2048,
  // Lists of all files live until the end: a wider nursery copies them once instead of several times.
  maxYoungGenerationSizeMb: 48,
};

/**
 * Runs one reload in its own thread, so that parsing never blocks the event loop (design §6.7).
 * Resolves when it ended; aborting `signal` asks the thread to stop at its next step.
 * @throws what the reload threw, as the same kind of error.
 */
export function runReloadInWorker(
  entry: URL,
  job: ReloadJob,
  onEvent: (event: ReloadEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const worker = new Worker(entry, { workerData: job, resourceLimits });
  const cancel = (): void => worker.postMessage("cancel");
  if (signal.aborted) cancel();
  signal.addEventListener("abort", cancel, { once: true });
  let failure: Error | null = null;
  return new Promise<void>((resolve, reject) => {
    worker.on("message", (message: WorkerMessage) => {
      if (message.kind === "event") onEvent(message.event);
      else failure = restoreError(message);
    });
    worker.on("error", (error: unknown) => {
      failure = isOutOfMemory(error)
        ? new YoujuError("更新用的内存超过上限，原有资料不变", "请把最大的文件拆小后再试")
        : error instanceof Error
          ? error
          : new Error(String(error));
    });
    worker.on("exit", (code) => {
      signal.removeEventListener("abort", cancel);
      if (failure !== null) reject(failure);
      else if (code !== 0) reject(new YoujuError(`更新线程意外结束（${code}）`, "原有资料不变，请再试一次"));
      else resolve();
    });
  });
}

function isOutOfMemory(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === "ERR_WORKER_OUT_OF_MEMORY";
}

function restoreError({ name, message, fix }: { name: string; message: string; fix: string }): Error {
  if (name === "BusyError") return new BusyError(message, fix);
  if (name === "IngestionError") return new IngestionError(message, fix);
  return new YoujuError(message, fix);
}
