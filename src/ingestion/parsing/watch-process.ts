/**
 * Looks from a thread of its own, because a parser that hangs or fills the memory never gives its main
 * thread a turn. Ends the whole process group, so that a recogniser started by it goes too.
 */
const watcher = `
  const { workerData } = require("node:worker_threads");
  const parent = process.ppid;
  setInterval(() => {
    if (process.memoryUsage.rss() < workerData && process.ppid === parent) return;
    try { process.kill(-process.pid, "SIGKILL"); } catch { process.kill(process.pid, "SIGKILL"); }
  }, 100);
`;

/**
 * Node options under which a process ends itself when it holds more than `memory` bytes or its parent is
 * gone. Without `execArgv: []` the watching thread would be watched in turn.
 */
export function watchOptions(memory: number): string[] {
  const start =
    `import { Worker } from "node:worker_threads";` +
    `new Worker(${JSON.stringify(watcher)}, { eval: true, execArgv: [], workerData: ${memory} }).unref();`;
  return ["--import", `data:text/javascript,${encodeURIComponent(start)}`];
}
