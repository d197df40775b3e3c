import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { ReloadRecord, ReloadReport, ReloadStage } from "../../domain/operation/reload.ts";
import { describeError } from "../../errors.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { Locks } from "../../ports/lock.ts";
import type { AcceptedDocument, FileRow, SeenFiles, Store } from "../../ports/store.ts";
import type { VectorIndexFactory } from "../../ports/vector-index.ts";
import { buildGeneration, findIndex } from "../generation/build-generation.ts";
import {
  dataPaths,
  listGenerations,
  readCurrent,
  readRecord,
  removeGenerationFolder,
  removeReadersLock,
  writeCurrent,
} from "../generation/generation-folder.ts";
import { readCatalog } from "../catalog/read-catalog.ts";
import { findRepeatedLines } from "../cleaning/repeated-lines.ts";
import { parserVersion } from "../load-document.ts";
import type { FileParser } from "../parsing/parser-process.ts";
import { removeWatermarks } from "./remove-watermarks.ts";
import { planReload, type ReloadPlan } from "./plan-reload.ts";
import { restate } from "./restate.ts";
import { scanFolder } from "../scanning/scan-folder.ts";
import { takeWriterLock } from "../generation/writer-lock.ts";
import { chinaDate } from "../../domain/text/china-date.ts";

export interface ReloadDependencies {
  readonly knowledgeDir: string;
  /** Its catalog.csv holds for every knowledge folder, under the folder's own. */
  readonly packagedKnowledgeDir?: string;
  /** OFFICE_REGION, null when it is not set. */
  readonly officeRegion?: string | null;
  readonly dataDir: string;
  /** Starts the reading of office files; without it only plain text is read. */
  readonly openParser?: (scratch: string, signal: AbortSignal) => FileParser;
  /** Opened only after the writer's lock is held. */
  readonly openStore: () => Store;
  readonly embedder: Embedder;
  /** The kind of index that suits so many rows. */
  readonly vectorFactory: (rows: number) => VectorIndexFactory;
  readonly locks: Locks;
  readonly now: () => Date;
}

export interface ReloadOptions {
  readonly full: boolean;
  /** User id, or `start`, `watch`, `cli`. */
  readonly by: string;
  readonly signal: AbortSignal;
  readonly onProgress: (stage: ReloadStage, done: number, total: number, file: string | null) => void;
}

/** Documents are written when so many chunks have come together. */
const chunksPerWrite = 2000;

interface Outcome {
  readonly generation: number;
  readonly report: ReloadReport;
  readonly seen: SeenFiles;
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
  const { dataDir, locks, now } = dependencies;
  mkdirSync(dataDir, { recursive: true });
  const started = now();
  const lock = takeWriterLock(dataDir, locks, started);
  try {
    const store = dependencies.openStore();
    try {
      const { generation, report, seen } = await reloadLocked(options, dependencies, store);
      const isNews = options.by !== "watch" || report.added + report.changed + report.removed > 0;
      attempt(() => store.recordReload(isNews ? describe(generation, report, null) : null, seen));
      return report;
    } catch (error) {
      attempt(() => store.recordReload(describe(readCurrent(dataDir), null, describeError(error)), null));
      throw error;
    } finally {
      store.close();
    }
  } finally {
    lock.release();
  }

  function describe(generation: number, report: ReloadReport | null, error: string | null): ReloadRecord {
    const { by, full } = options;
    const times = { started_at: started.toISOString(), ended_at: now().toISOString() };
    return { ...times, by, full, generation, report, error };
  }
}

/** For what comes after the outcome is settled: a full disk must not turn it into another one. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // Every such step is made up for by the next reload.
  }
}

async function reloadLocked(
  options: ReloadOptions,
  dependencies: ReloadDependencies,
  store: Store,
): Promise<Outcome> {
  const { dataDir, now } = dependencies;
  const started = performance.now();
  const current = readCurrent(dataDir);
  store.rollbackAfter(current);
  removeUnread(dependencies, store, current);

  options.onProgress("scan", 0, 1, null);
  const scan = await scanFolder(dependencies.knowledgeDir);
  const parser = dependencies.openParser?.(dataPaths(dataDir).scratch, options.signal) ?? null;
  const next = Math.max(current, ...listGenerations(dataDir)) + 1;
  try {
    const { knowledgeDir, packagedKnowledgeDir = knowledgeDir, officeRegion = null } = dependencies;
    const catalog = readCatalog([packagedKnowledgeDir, knowledgeDir]);
    const before = store.lastBasis();
    const known = new Set(options.full ? [] : before?.watermarks);
    const accepted = collectDocuments(store, next);
    const plan = await planReload(scan, store.files(current), store.setAside(), {
      full: options.full,
      settings: { catalog, officeRegion, watermarks: known },
      signal: options.signal,
      parser,
      onFile: (done, total, file) => options.onProgress("read", done, total, file),
      accept: accepted.add,
    });
    accepted.flush();
    const gone = [...plan.removed, ...plan.changed].map((row) => row.id);
    if (gone.length > 0) store.removeDocuments(next, gone);
    const watermarks = findRepeatedLines(plan.edges.values());
    const marked = scan.files.filter(({ file }) =>
      plan.edges.get(file)?.some((line) => watermarks.has(line)),
    );
    if (marked.length > 0) {
      const settings = { catalog, officeRegion, watermarks };
      await removeWatermarks(store, next, marked, settings, parser);
    }
    const today = chinaDate(now());
    const key = JSON.stringify([today, parserVersion, catalog]);
    const touched = plan.added.length + plan.changed.length + plan.removed.length;
    const isSettled = touched === 0 && before?.key === key;
    const restated = isSettled
      ? { ids: new Set<number>(), warnings: before.warnings }
      : restate(store, next, today, catalog);
    const seen = {
      ...plan.seen,
      basis: { key, warnings: restated.warnings, watermarks: [...known, ...watermarks] },
    };
    const manifest = options.full ? null : await findIndex(current, dependencies);
    if (touched + restated.ids.size === 0 && manifest !== null && isOfThisFolder(dependencies, current)) {
      const report = toReport(plan, restated.warnings, countChunks(plan.kept), started);
      return { generation: current, report, seen };
    }

    const previous = manifest === null ? null : { generation: current, manifest };
    // A row written again has another id; the one it had until now is not part of this generation.
    const files = [...plan.kept.filter((row) => !restated.ids.has(row.id)), ...store.filesAddedIn(next)];
    const { textHashes } = await buildGeneration(next, files, previous, options, dependencies, store);
    options.signal.throwIfAborted();
    options.onProgress("commit", 0, 1, null);
    writeCurrent(dataDir, next);
    attempt(() => removeUnread(dependencies, store, next));
    if (textHashes !== null) attempt(() => store.keepEmbeddings(textHashes));
    options.onProgress("commit", 1, 1, null);
    const report = toReport(plan, restated.warnings, countChunks(files), started);
    return { generation: next, report, seen };
  } catch (error) {
    if (readCurrent(dataDir) === current) {
      attempt(() => removeGenerationFolder(dataDir, next));
      attempt(() => store.rollbackAfter(current));
    }
    throw error;
  } finally {
    parser?.close();
  }
}

/** Parsed documents go to the store in batches, so that only a batch of text is held. */
function collectDocuments(store: Store, generation: number) {
  let batch: AcceptedDocument[] = [];
  let chunks = 0;
  function flush(): void {
    if (batch.length > 0) store.addDocuments(generation, batch);
    batch = [];
    chunks = 0;
  }
  function add(document: AcceptedDocument): void {
    batch.push(document);
    chunks += document.chunks.length;
    if (chunks >= chunksPerWrite) flush();
  }
  return { add, flush };
}

function countChunks(files: readonly FileRow[]): number {
  return files.reduce((sum, row) => sum + row.chunkCount, 0);
}

function toReport(
  plan: ReloadPlan,
  setWarnings: ReloadReport["warnings"],
  chunks: number,
  started: number,
): ReloadReport {
  const { rejected, duplicates, stale } = plan;
  return {
    added: plan.added.length,
    changed: plan.changed.length,
    removed: plan.removed.length,
    unchanged: plan.kept.length,
    chunks,
    rejected,
    duplicates,
    stale,
    warnings: [...plan.warnings, ...setWarnings],
    took_ms: Math.round(performance.now() - started),
  };
}

/** Another knowledge folder is another index, even where the files are the same. */
function isOfThisFolder({ dataDir, knowledgeDir }: ReloadDependencies, current: number): boolean {
  return readRecord(dataDir, current)?.knowledgeDir === resolve(knowledgeDir);
}

/** Drops generations before `current` that no process reads any more. */
function removeUnread({ dataDir, locks }: ReloadDependencies, store: Store, current: number): void {
  let oldest = current;
  for (const n of listGenerations(dataDir).filter((generation) => generation !== current)) {
    const lock = locks.tryLock(dataPaths(dataDir).readersLock(n), "exclusive");
    if (lock === null) {
      oldest = Math.min(oldest, n);
      continue;
    }
    removeGenerationFolder(dataDir, n);
    lock.release();
    removeReadersLock(dataDir, n);
  }
  store.purgeBefore(oldest);
}
