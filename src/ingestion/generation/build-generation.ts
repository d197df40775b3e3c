import { resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { FileRow, Store } from "../../ports/store.ts";
import { readManifest, type IndexManifest } from "../../retrieval/indexing/index-manifest.ts";
import { linkSegment, startSegment } from "../../retrieval/indexing/index-segment.ts";
import { writeIndexManifest } from "../../retrieval/indexing/search-index.ts";
import { embedEntries } from "./embed-entries.ts";
import { createGenerationFolder, dataPaths, writeRecord } from "./generation-folder.ts";
import { planSegments, type SegmentPlan } from "./plan-segments.ts";
import { readEntries } from "./read-entries.ts";
import type { ReloadDependencies, ReloadOptions } from "../reload/reload.ts";

/** Chunks embedded, stored and indexed together: one transaction, and a cancel waits for one batch at most. */
const batchSize = 512;

export interface BuiltGeneration {
  /** Hashes of all texts of a new base; null when the old one was kept. */
  readonly textHashes: ReadonlySet<string> | null;
}

/** Writes the index files of generation `next`; nothing names them yet. */
export async function buildGeneration(
  next: number,
  files: readonly FileRow[],
  previous: { readonly generation: number; readonly manifest: IndexManifest } | null,
  options: ReloadOptions,
  dependencies: ReloadDependencies,
  store: Store,
): Promise<BuiltGeneration> {
  const { dataDir, embedder, knowledgeDir, now } = dependencies;
  const folder = createGenerationFolder(dataDir, next);
  const plan = planSegments(files, previous?.manifest ?? null);
  const { base } = plan;
  if (base !== null && previous !== null)
    await linkSegment(dataPaths(dataDir).generation(previous.generation), folder, base);
  const segments = base === null ? [] : [base];
  const textHashes = base === null ? new Set<string>() : null;
  if (base === null || plan.rows > 0)
    segments.push(await writeSegment(folder, next, plan, textHashes, options, dependencies, store));
  await writeIndexManifest(folder, segments, embedder.dimensions, embedder.id);
  writeRecord(dataDir, {
    generation: next,
    knowledgeDir: resolve(knowledgeDir),
    embedderId: embedder.id,
    createdAt: now().toISOString(),
  });
  return { textHashes };
}

async function writeSegment(
  folder: string,
  next: number,
  { base, files, rows }: SegmentPlan,
  textHashes: Set<string> | null,
  { signal, onProgress }: ReloadOptions,
  { embedder, vectorFactory }: ReloadDependencies,
  store: Store,
) {
  const segment = startSegment({
    folder,
    name: base === null ? "base" : "delta",
    rows,
    dimensions: embedder.dimensions,
    generation: next,
    vectorFactory: vectorFactory(rows),
    averageLength: base?.averageLength,
  });
  let done = 0;
  for (const batch of readEntries(store.reader(next), files, batchSize)) {
    // An embedder that computes in this thread never yields by itself, and "cancel" comes as a message.
    await setImmediate();
    signal.throwIfAborted();
    const embedded = await embedEntries(batch, embedder, store, signal);
    for (const [at, entry] of batch.entries()) segment.add(entry, embedded.vectors[at]!);
    for (const hash of embedded.textHashes) textHashes?.add(hash);
    done += batch.length;
    onProgress("embed", done, rows, null);
  }
  signal.throwIfAborted();
  return segment.finish((written, total) => {
    signal.throwIfAborted();
    onProgress("index", written, total, null);
  });
}

/** The index of a generation when it is whole and of this embedder; its bytes are verified by who loads it. */
export async function findIndex(
  generation: number,
  { dataDir, embedder }: ReloadDependencies,
): Promise<IndexManifest | null> {
  if (generation === 0) return null;
  const manifest = await readManifest(dataPaths(dataDir).generation(generation), embedder.id).catch(
    () => null,
  );
  // A remote model can be another one under the same name: vectors of two lengths make no index.
  return manifest?.dimensions === embedder.dimensions ? manifest : null;
}
