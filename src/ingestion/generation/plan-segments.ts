import type { FileRow } from "../../ports/store.ts";
import type { IndexManifest, SegmentDescription } from "../../retrieval/indexing/index-manifest.ts";

/** Which part of the index is taken over as it is, and which documents are written now. */
export interface SegmentPlan {
  /** Null: everything is written into a new base. */
  readonly base: SegmentDescription | null;
  readonly files: readonly FileRow[];
  readonly rows: number;
}

/** Below so many rows the whole index is written in a second or two, and one segment ranks best. */
const smallIndex = 5000;
/** A second segment is written anew at every reload: 10,000 rows take about 2 s. */
const mostFreshRows = 10_000;
const freshShare = 0.05;
const leastFreshRows = 1000;
/** Rows of documents that are gone cost memory and blur the frequencies of terms. */
const mostGoneShare = 0.2;

/** A large base stays as long as little came and went since; ids are never used twice, so it stays right. */
export function planSegments(files: readonly FileRow[], previous: IndexManifest | null): SegmentPlan {
  const base = previous?.segments[0] ?? null;
  if (base !== null && base.rows >= smallIndex) {
    const fresh = files.filter((file) => file.added > base.generation);
    const rows = countRows(fresh);
    const gone = base.rows - (countRows(files) - rows);
    const room = Math.min(mostFreshRows, Math.max(leastFreshRows, base.rows * freshShare));
    if (rows <= room && gone <= base.rows * mostGoneShare) return { base, files: fresh, rows };
  }
  return { base: null, files, rows: countRows(files) };
}

function countRows(files: readonly FileRow[]): number {
  return files.reduce((sum, file) => sum + file.chunkCount, 0);
}
