import { watch, type FSWatcher } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";

export interface WatchOptions {
  /** Called once when the folder has been quiet for a while after a change. */
  readonly onChange: () => void;
  /** The system cannot watch (any more); the folder is then looked at every few minutes instead. */
  readonly onFault: (error: unknown) => void;
  /** A folder below it that the program itself writes to. */
  readonly except: string;
  readonly timing?: Partial<WatchTiming>;
}

export interface WatchTiming {
  /** Quiet time after the last change, ms: a large file is still being copied, a save is several steps. */
  readonly quiet: number;
  /** Longest wait while changes go on, ms. */
  readonly patience: number;
  /** Between two looks where nothing tells of changes, ms. */
  readonly interval: number;
}

const usualTiming: WatchTiming = { quiet: 2000, patience: 30_000, interval: 300_000 };

export interface FolderWatch {
  /** Watches folders that have come since; to be called after each reload. */
  refresh(): Promise<void>;
  close(): void;
}

/**
 * Watches a folder and those below it, one watch a folder: the recursive kind of Linux takes one a file
 * and runs out of them. A network drive that tells of nothing is what the interval is for.
 */
export async function watchFolder(folder: string, options: WatchOptions): Promise<FolderWatch> {
  const timing = { ...usualTiming, ...options.timing };
  const watches = new Map<string, FSWatcher>();
  let quiet: NodeJS.Timeout | null = null;
  let firstChange = 0;
  let closed = false;
  const regular = setInterval(() => options.onChange(), timing.interval);
  regular.unref();

  function changed(name: string | null): void {
    if (closed || (name !== null && isOfNoInterest(name))) return;
    const now = performance.now();
    if (quiet === null) firstChange = now;
    else clearTimeout(quiet);
    const wait = Math.max(0, Math.min(timing.quiet, firstChange + timing.patience - now));
    quiet = setTimeout(() => {
      quiet = null;
      options.onChange();
    }, wait);
  }

  function stopWatching(directory: string): void {
    watches.get(directory)?.close();
    watches.delete(directory);
  }

  function startWatching(directory: string): void {
    if (watches.has(directory) || closed) return;
    const watcher = watch(directory, (_, name) => changed(name));
    // The folder itself has gone: its parent told of it.
    watcher.on("error", () => stopWatching(directory));
    watches.set(directory, watcher);
  }

  async function refresh(): Promise<void> {
    try {
      const present = new Set(await listFolders(folder, resolve(options.except)));
      for (const directory of watches.keys()) if (!present.has(directory)) stopWatching(directory);
      for (const directory of present) startWatching(directory);
    } catch (error) {
      options.onFault(error);
    }
  }

  await refresh();
  return {
    refresh,
    close(): void {
      closed = true;
      clearInterval(regular);
      if (quiet !== null) clearTimeout(quiet);
      for (const directory of watches.keys()) stopWatching(directory);
    },
  };
}

/** Hidden files and what Word and WPS leave beside an open document. */
function isOfNoInterest(name: string): boolean {
  return name.startsWith(".") || name.startsWith("~$");
}

async function listFolders(folder: string, except: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const below = entries.filter(
    (entry) => entry.isDirectory() && !isOfNoInterest(entry.name) && resolve(folder, entry.name) !== except,
  );
  const lists = await Promise.all(below.map((entry) => listFolders(join(folder, entry.name), except)));
  return [folder, ...lists.flat()];
}
