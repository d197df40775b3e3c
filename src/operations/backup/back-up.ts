import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import type { BackupReport } from "../../domain/operation/backup.ts";
import { BackupError } from "../../errors.ts";
import { dataPaths, readCurrent, writeCurrent } from "../../ingestion/generation/generation-folder.ts";
import type { Locks } from "../../ports/lock.ts";
import { type BackupFile, backupFormat, type BackupManifest, manifestName } from "./backup-manifest.ts";
import { copyFileDurably, measureFile } from "./copy-file.ts";

export interface BackupDependencies {
  readonly dataDir: string;
  readonly knowledgeDir: string;
  readonly locks: Locks;
  /** Writes a whole, consistent copy of a database that others may be writing to. */
  readonly snapshotDatabase: (from: string, to: string) => void;
  readonly now: () => Date;
}

/**
 * What is not copied as it lies there: the index goes generation by generation, `current` last; locks, side
 * files of databases, scratch folders, files being written and what was set aside belong to this machine.
 */
const isPassing =
  /^(?:\.|index$|current$|writer\.|restore\.json|scratch|inspecting$)|(?:-wal|-shm|-journal|\.tmp|\.lock)$|\.(?:damaged|before-v)/u;

/**
 * Copies data and knowledge into the new folder `out` while everything runs on: databases as snapshots,
 * the served generation of the index held by a reader's lock meanwhile. The folder appears only whole.
 * @throws BackupError when `out` is there already or lies inside what is to be copied.
 */
export async function backUp(
  out: string,
  dependencies: BackupDependencies,
  signal: AbortSignal,
): Promise<BackupReport> {
  const folder = resolve(out);
  const { dataDir, knowledgeDir, now } = dependencies;
  if (existsSync(folder)) throw new BackupError(`${out} 已存在`, "请写一个还没有的文件夹名，如带日期的名字");
  for (const inside of [dataDir, knowledgeDir]) {
    if (`${folder}${sep}`.startsWith(`${resolve(inside)}${sep}`))
      throw new BackupError("备份不能放在数据文件夹或资料文件夹里面", "请换到另一个地方，最好是另一块硬盘");
  }
  const partial = `${folder}.partial`;
  try {
    await rm(partial, { recursive: true, force: true });
    // As closed as the data folder that is copied into it.
    await mkdir(partial, { recursive: true, mode: 0o700 });
    const files = [
      ...(await copyData(join(partial, "data"), dependencies, signal)),
      ...(await copyTree(knowledgeDir, join(partial, "knowledge"), "knowledge", signal)),
    ];
    const manifest: BackupManifest = { format: backupFormat, createdAt: now().toISOString(), files };
    await writeFile(join(partial, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
    await rename(partial, folder);
    return { folder, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function copyData(
  target: string,
  { dataDir, locks, snapshotDatabase }: BackupDependencies,
  signal: AbortSignal,
): Promise<BackupFile[]> {
  const paths = dataPaths(dataDir);
  const generation = readCurrent(dataDir);
  // Locked before anything is read: a reload that ends meanwhile leaves this generation and its rows alone.
  const lock = generation === 0 ? null : locks.tryLock(paths.readersLock(generation), "shared");
  try {
    await mkdir(target, { recursive: true });
    const files: BackupFile[] = [];
    for (const entry of await readdir(dataDir, { withFileTypes: true })) {
      const { name } = entry;
      if (isPassing.test(name)) continue;
      signal.throwIfAborted();
      const [source, copy, path] = [join(dataDir, name), join(target, name), `data/${name}`];
      if (entry.isDirectory()) files.push(...(await copyTree(source, copy, path, signal)));
      else if (entry.isFile() && name.endsWith(".db")) {
        snapshotDatabase(source, copy);
        files.push({ path, ...(await measureFile(copy, signal)) });
      } else if (entry.isFile()) files.push(...(await copyIfThere(source, copy, path, signal)));
    }
    if (generation === 0) return files;
    const place = relative(dataDir, paths.generation(generation));
    files.push(
      ...(await copyTree(
        paths.generation(generation),
        join(target, place),
        `data/${toSlashes(place)}`,
        signal,
      )),
    );
    writeCurrent(target, generation);
    const current = dataPaths(target).current;
    files.push({ path: `data/${relative(target, current)}`, ...(await measureFile(current, signal)) });
    return files;
  } finally {
    lock?.release();
  }
}

/** Plain files only: a link may lead anywhere, and ingestion refuses those that lead out. */
async function copyTree(from: string, to: string, name: string, signal: AbortSignal): Promise<BackupFile[]> {
  const files: BackupFile[] = [];
  for (const entry of await readdir(from, { withFileTypes: true })) {
    signal.throwIfAborted();
    if (entry.name.startsWith(".")) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    const path = `${name}/${entry.name}`;
    if (entry.isDirectory()) files.push(...(await copyTree(source, target, path, signal)));
    else if (entry.isFile()) files.push(...(await copyIfThere(source, target, path, signal)));
  }
  return files;
}

/** Life goes on meanwhile: a file that is gone since the folder was listed is no part of the copy. */
async function copyIfThere(
  source: string,
  target: string,
  path: string,
  signal: AbortSignal,
): Promise<BackupFile[]> {
  try {
    return [{ path, ...(await copyFileDurably(source, target, signal)) }];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || existsSync(source)) throw error;
    await rm(target, { force: true });
    return [];
  }
}

function toSlashes(path: string): string {
  return path.replaceAll("\\", "/");
}
