import { readFileSync, writeFileSync } from "node:fs";
import { BusyError } from "../../errors.ts";
import type { HeldLock, Locks } from "../../ports/lock.ts";
import { dataPaths } from "./generation-folder.ts";

/** One writer at a time; the lock dies with its process. @throws BusyError naming who holds it. */
export function takeWriterLock(dataDir: string, locks: Locks, now: Date): HeldLock {
  const paths = dataPaths(dataDir);
  const lock = locks.tryLock(paths.writerLock, "exclusive");
  if (lock === null)
    throw new BusyError(`另一个进程正在更新索引${describeHolder(paths.writerRecord)}`, "请等它结束后再试");
  try {
    writeFileSync(paths.writerRecord, JSON.stringify({ pid: process.pid, since: now.toISOString() }));
    return lock;
  } catch (error) {
    // A full disk must not leave the lock behind in a process that lives on.
    lock.release();
    throw error;
  }
}

function describeHolder(file: string): string {
  try {
    const holder = JSON.parse(readFileSync(file, "utf8")) as { pid: number; since: string };
    return `（进程 ${holder.pid}，开始于 ${holder.since}）`;
  } catch {
    return "";
  }
}
