import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { DocumentMeta } from "../domain/document.ts";
import type { ReloadReport, ReloadStage } from "../domain/reload.ts";
import { BusyError } from "../errors.ts";
import type { Embedder } from "../ports/embedder.ts";
import type { HeldLock, Locks } from "../ports/lock.ts";
import type { DocumentRow, NewDocument, Store } from "../ports/store.ts";
import type { VectorIndexFactory } from "../ports/vector-index.ts";
import { writeSearchIndex } from "../retrieval/indexing/search-index.ts";
import { readCatalog } from "./catalog/read-catalog.ts";
import type { Catalog } from "./catalog/catalog.ts";
import { collectEntries, embedEntries } from "./embed-chunks.ts";
import {
  createGenerationFolder,
  dataPaths,
  listGenerations,
  readCurrent,
  readRecord,
  removeGenerationFolder,
  writeCurrent,
  writeRecord,
} from "./generation-folder.ts";
import { resolveVersions } from "./metadata/resolve-versions.ts";
import { planReload, type ReloadPlan } from "./plan-reload.ts";
import { scanFolder } from "./scan-folder.ts";

export interface ReloadDependencies {
  readonly knowledgeDir: string;
  /** Its catalog.csv holds for every knowledge folder, under the folder's own. */
  readonly packagedKnowledgeDir?: string;
  readonly dataDir: string;
  /** Opened only after the writer's lock is held. */
  readonly openStore: () => Store;
  readonly embedder: Embedder;
  readonly vectorFactory: VectorIndexFactory;
  readonly locks: Locks;
  readonly now: () => Date;
}

export interface ReloadOptions {
  readonly full: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (stage: ReloadStage, done: number, total: number, file: string | null) => void;
}

/**
 * Brings the index up to date with the folder, all or nothing: rows and files of the next generation
 * are written aside and become visible only when `current` names them.
 * @throws BusyError when another process is writing; IngestionError when the folder cannot be read.
 */
export async function reload(
  options: ReloadOptions,
  dependencies: ReloadDependencies,
): Promise<ReloadReport> {
  mkdirSync(dependencies.dataDir, { recursive: true });
  const lock = takeWriterLock(dependencies);
  try {
    const store = dependencies.openStore();
    try {
      return await reloadLocked(options, dependencies, store);
    } finally {
      store.close();
    }
  } finally {
    lock.release();
  }
}

function takeWriterLock({ dataDir, locks, now }: ReloadDependencies): HeldLock {
  const paths = dataPaths(dataDir);
  const lock = locks.tryLock(paths.writerLock, "exclusive");
  if (lock === null)
    throw new BusyError(`另一个进程正在更新索引${describeHolder(paths.writerRecord)}`, "请等它结束后再试");
  try {
    writeFileSync(paths.writerRecord, JSON.stringify({ pid: process.pid, since: now().toISOString() }));
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

async function reloadLocked(
  options: ReloadOptions,
  dependencies: ReloadDependencies,
  store: Store,
): Promise<ReloadReport> {
  const { dataDir, now } = dependencies;
  const started = performance.now();
  const current = readCurrent(dataDir);
  store.rollbackAfter(current);
  removeUnread(dependencies, store, current);

  options.onProgress("scan", 0, 1, null);
  const scan = await scanFolder(dependencies.knowledgeDir);
  const served = store.reader(current).documents();
  const { knowledgeDir, packagedKnowledgeDir = knowledgeDir } = dependencies;
  const catalog = readCatalog([packagedKnowledgeDir, knowledgeDir]);
  const plan = await planReload(scan, served, {
    full: options.full,
    settings: { catalog, watermarks: new Set() },
    signal: options.signal,
    onFile: (done, total, file) => options.onProgress("read", done, total, file),
  });
  const restated = restate(plan, store, current, now().toISOString().slice(0, 10), catalog);
  const report = {
    added: plan.added.length,
    changed: plan.changed.length,
    removed: plan.removed.length,
    unchanged: plan.kept.length,
    rejected: plan.rejected,
    duplicates: plan.duplicates,
    stale: plan.stale,
    warnings: [...plan.warnings, ...restated.warnings],
  };
  if (
    current > 0 &&
    !options.full &&
    restated.added.length === 0 &&
    restated.removedIds.length === 0 &&
    isUsable(dependencies, current)
  ) {
    const chunks = served.reduce((sum, row) => sum + row.chunkCount, 0);
    return { ...report, chunks, took_ms: Math.round(performance.now() - started) };
  }

  const next = Math.max(current, ...listGenerations(dataDir)) + 1;
  store.writeGeneration(next, restated);
  const chunks = await buildGeneration(next, options, dependencies, store);
  options.onProgress("commit", 0, 1, null);
  writeCurrent(dataDir, next);
  removeUnread(dependencies, store, next);
  options.onProgress("commit", 1, 1, null);
  return { ...report, chunks, took_ms: Math.round(performance.now() - started) };
}

/** The same folder and embedder as asked for; otherwise the index is written anew. */
function isUsable({ dataDir, knowledgeDir, embedder }: ReloadDependencies, current: number): boolean {
  const record = readRecord(dataDir, current);
  return record?.embedderId === embedder.id && record.knowledgeDir === resolve(knowledgeDir);
}

async function buildGeneration(
  next: number,
  options: ReloadOptions,
  dependencies: ReloadDependencies,
  store: Store,
): Promise<number> {
  const { dataDir, embedder, signal } = { ...dependencies, ...options };
  const folder = createGenerationFolder(dataDir, next);
  try {
    const entries = collectEntries(store.reader(next));
    const vectors = await embedEntries(entries, embedder, store, signal, (done, total) =>
      options.onProgress("embed", done, total, null),
    );
    signal.throwIfAborted();
    await writeSearchIndex(folder, entries, vectors, dependencies.vectorFactory, embedder.id, (done, total) =>
      options.onProgress("index", done, total, null),
    );
    signal.throwIfAborted();
    writeRecord(dataDir, {
      generation: next,
      knowledgeDir: resolve(dependencies.knowledgeDir),
      embedderId: embedder.id,
      createdAt: dependencies.now().toISOString(),
    });
    return entries.length;
  } catch (error) {
    removeGenerationFolder(dataDir, next);
    store.rollbackAfter(next - 1);
    throw error;
  }
}

/** Statuses follow from the whole set, so a kept document may need its row written again. */
function restate(plan: ReloadPlan, store: Store, current: number, today: string, catalog: Catalog) {
  const fresh = [...plan.added, ...plan.changed];
  const declared = [
    ...fresh.map(({ meta, declared: { claims } }) => ({ meta, claims: claims ?? null })),
    ...plan.kept.map((row) => ({ meta: declaredMeta(row), claims: row.declared.claims ?? null })),
  ];
  const { documents: resolved, warnings } = resolveVersions(declared, today, catalog);
  const added: NewDocument[] = fresh.map((document, at) => ({
    ...document,
    meta: resolved[at] ?? document.meta,
  }));
  const reader = store.reader(current);
  const changedFiles = new Set(plan.changed.map((document) => document.meta.file));
  const removedIds = [...plan.removed, ...reader.documents().filter((row) => changedFiles.has(row.file))].map(
    (row) => row.id,
  );
  for (const [at, row] of plan.kept.entries()) {
    const meta = resolved[fresh.length + at];
    if (meta === undefined || isStated(meta, row)) continue;
    removedIds.push(row.id);
    const text = reader.documentById(row.id)?.text ?? "";
    added.push({
      meta,
      declared: row.declared,
      text,
      chunks: reader.chunksOf(row.id),
      detail: reader.detailOf(row.id),
      fileHash: row.fileHash,
    });
  }
  return { added, removedIds, warnings };
}

function isStated(meta: DocumentMeta, row: DocumentRow): boolean {
  return (
    meta.status === row.status &&
    meta.supersededBy === row.supersededBy &&
    meta.effectiveOn === row.effectiveOn
  );
}

/** A row as its document described itself, before the set and the catalog. */
function declaredMeta(row: DocumentRow): DocumentMeta {
  const { id: _id, fileHash: _hash, chunkCount: _count, declared, ...meta } = row;
  const { status, supersededBy, claims } = declared;
  return {
    ...meta,
    status,
    supersededBy,
    effectiveOn: claims === undefined ? meta.effectiveOn : claims.effectiveOn,
  };
}

/** Drops generations before `current` that no process reads any more. */
function removeUnread({ dataDir, locks }: ReloadDependencies, store: Store, current: number): void {
  let oldest = current;
  for (const n of listGenerations(dataDir).filter((generation) => generation !== current)) {
    const lock = n < current ? locks.tryLock(dataPaths(dataDir).readersLock(n), "exclusive") : null;
    if (n < current && lock === null) oldest = Math.min(oldest, n);
    else removeGenerationFolder(dataDir, n);
    lock?.release();
  }
  store.purgeBefore(oldest);
}
