import { Worker } from "node:worker_threads";

/**
 * Looked at from a thread of its own, because a parser that hangs or fills the memory never gives its
 * own thread a turn. Ends the whole process group, so that a recogniser it started goes too.
 */
const watcher = `
  const { workerData } = require("node:worker_threads");
  const parent = process.ppid;
  setInterval(() => {
    if (process.memoryUsage.rss() < workerData && process.ppid === parent) return;
    try { process.kill(-process.pid, "SIGKILL"); } catch { process.kill(process.pid, "SIGKILL"); }
  }, 100);
`;

/** Ends this process when it holds more than `memoryLimit` bytes or its parent is gone. */
export function watchProcess(memoryLimit: number): void {
  new Worker(watcher, { eval: true, workerData: memoryLimit }).unref();
}
