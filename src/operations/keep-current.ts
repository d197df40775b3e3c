import type { ReloadEvent } from "../domain/operation/reload.ts";
import { BusyError, describeError } from "../errors.ts";
import { watchFolder, type FolderWatch, type WatchTiming } from "../ingestion/scanning/watch-folder.ts";
import type { Logger } from "../logger.ts";

export interface KeepCurrentOptions {
  readonly knowledgeDir: string;
  readonly dataDir: string;
  /** Whether files that change while the program runs are taken up by themselves. */
  readonly watch: boolean;
  readonly reload: (by: "start" | "watch") => AsyncIterable<ReloadEvent>;
  readonly logger: Logger;
  readonly timing?: Partial<WatchTiming>;
}

/** Another process is writing: it has taken up most of what changed, the rest waits this long. */
const busyPauseMs = 10_000;

/**
 * Takes up what changed while nothing ran, and with `watch` what changes from now on; answers come from
 * the saved index meanwhile. Returns when watching has begun; the first reload goes on.
 */
export async function keepCurrent(options: KeepCurrentOptions): Promise<{ stop(): void }> {
  const { knowledgeDir, dataDir, reload, logger } = options;
  let watch: FolderWatch | null = null;
  let running = false;
  let isWantedAgain = false;
  let stopped = false;
  let retry: NodeJS.Timeout | null = null;

  async function runOnce(by: "start" | "watch"): Promise<void> {
    for await (const event of reload(by)) {
      if (event.type !== "reload-end") continue;
      const { added, changed, removed, unchanged, chunks, took_ms } = event.report;
      const rejected = event.report.rejected.length;
      if (by === "start" || added + changed + removed > 0)
        logger.info({ added, changed, removed, unchanged, chunks, rejected, took_ms }, "资料已是最新");
    }
    await watch?.refresh();
  }

  /** A change that is told of while a reload runs starts another one when it has ended. */
  async function run(by: "start" | "watch"): Promise<void> {
    if (stopped) return;
    if (running) {
      isWantedAgain = true;
      return;
    }
    running = true;
    try {
      await runOnce(by);
    } catch (error) {
      if (!stopped) logger.warn({}, describeError(error));
      if (!stopped && error instanceof BusyError) retry = setTimeout(() => void run("watch"), busyPauseMs);
    }
    running = false;
    const again = isWantedAgain;
    isWantedAgain = false;
    if (again) await run("watch");
  }

  if (options.watch)
    watch = await watchFolder(knowledgeDir, {
      onChange: () => void run("watch"),
      onFault: (error) =>
        logger.warn({ error: describeError(error) }, "不能监视资料文件夹，改为每 5 分钟查看一次"),
      except: dataDir,
      ...(options.timing === undefined ? {} : { timing: options.timing }),
    });
  void run("start");
  return {
    stop(): void {
      stopped = true;
      if (retry !== null) clearTimeout(retry);
      watch?.close();
    },
  };
}
