import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { RestoreReport } from "../../domain/operation/backup.ts";
import { BackupError, BusyError } from "../../errors.ts";
import { dataPaths, listGenerations } from "../../ingestion/generation/generation-folder.ts";
import type { HeldLock, Locks } from "../../ports/lock.ts";
import { type BackupFile, readBackupManifest } from "./backup-manifest.ts";
import { copyFileDurably } from "./copy-file.ts";
import { finishRestore, stagedFolder, writeRestoreRecord } from "./finish-restore.ts";

export interface RestoreDependencies {
  readonly dataDir: string;
  readonly knowledgeDir: string;
  readonly locks: Locks;
  readonly now: () => Date;
}

/**
 * Puts a backup in the place of data and knowledge; what was there before is kept in a folder of its own.
 * @throws as stageRestore.
 */
export async function restore(
  from: string,
  dependencies: RestoreDependencies,
  signal: AbortSignal,
): Promise<RestoreReport> {
  const files = await stageRestore(from, dependencies, signal);
  return { files, before: finishRestore(dependencies.dataDir) };
}

/**
 * Copies everything beside what is there and checks it against the manifest; then one small file decides.
 * From there on the restore is finished, now or by the next start.
 * @returns how many files the backup holds.
 * @throws BackupError when the backup is damaged; BusyError when the program runs on this data.
 */
export async function stageRestore(
  from: string,
  { dataDir, knowledgeDir, locks, now }: RestoreDependencies,
  signal: AbortSignal,
): Promise<number> {
  const source = resolve(from);
  const { files } = await readBackupManifest(source);
  await mkdir(dataDir, { recursive: true });
  await mkdir(knowledgeDir, { recursive: true });
  const held = lockAll(dataDir, locks);
  const staged = { data: stagedFolder(dataDir), knowledge: stagedFolder(knowledgeDir) };
  try {
    for (const folder of Object.values(staged)) {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
    }
    for (const file of files) await stage(source, staged, file, signal);
  } catch (error) {
    for (const folder of Object.values(staged)) await rm(folder, { recursive: true, force: true });
    throw error;
  } finally {
    for (const lock of held) lock.release();
  }
  writeRestoreRecord(dataDir, { knowledgeDir: resolve(knowledgeDir), stamp: stampOf(now()) });
  return files.length;
}

async function stage(
  source: string,
  staged: { readonly data: string; readonly knowledge: string },
  { path, bytes, sha256 }: BackupFile,
  signal: AbortSignal,
): Promise<void> {
  const [root = "", ...rest] = path.split("/");
  const from = join(source, path);
  if (!existsSync(from)) throw damaged(path);
  const copied = await copyFileDurably(
    from,
    join(root === "data" ? staged.data : staged.knowledge, ...rest),
    signal,
  );
  if (copied.bytes !== bytes || copied.sha256 !== sha256) throw damaged(path);
}

function damaged(path: string): BackupError {
  return new BackupError(`备份里的 ${path} 缺失或已损坏`, "请换一份备份；现有数据没有改动");
}

/** Nobody may write, and nobody may be reading: a running program would go on with files that are gone. */
function lockAll(dataDir: string, locks: Locks): HeldLock[] {
  const paths = dataPaths(dataDir);
  const held: HeldLock[] = [];
  for (const file of [paths.writerLock, ...listGenerations(dataDir).map(paths.readersLock)]) {
    const lock = locks.tryLock(file, "exclusive");
    if (lock === null) {
      for (const other of held) other.release();
      throw new BusyError("有据正在使用这些数据", "请先停止正在运行的有据（网页、机器人、更新资料），再恢复");
    }
    held.push(lock);
  }
  return held;
}

function stampOf(date: Date): string {
  return date.toISOString().replace(/[-:]/gu, "").slice(0, 15);
}
