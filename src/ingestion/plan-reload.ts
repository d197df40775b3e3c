import type { DocumentRow, NewDocument } from "../ports/store.ts";
import type { RejectedFile, ReloadReport } from "../domain/reload.ts";
import { IngestionError } from "../errors.ts";
import { hashBytes, parseDocument, readBytes } from "./load-document.ts";
import type { FolderScan, ScannedFile } from "./scan-folder.ts";

/** What a reload has to do, found by comparing the folder with the rows that are served. */
export interface ReloadPlan {
  readonly kept: readonly DocumentRow[];
  readonly added: readonly NewDocument[];
  readonly changed: readonly NewDocument[];
  readonly removed: readonly DocumentRow[];
  readonly rejected: readonly RejectedFile[];
  readonly duplicates: ReloadReport["duplicates"];
  readonly stale: readonly string[];
  readonly warnings: ReloadReport["warnings"];
}

export interface PlanOptions {
  /** Read every file even when its bytes are unchanged. */
  readonly full: boolean;
  readonly signal: AbortSignal;
  readonly onFile: (done: number, total: number, file: string) => void;
}

/** Reads what changed. A file that cannot be read keeps its previous good version, marked stale. */
export async function planReload(
  scan: FolderScan,
  served: readonly DocumentRow[],
  options: PlanOptions,
): Promise<ReloadPlan> {
  const before = new Map(served.map((row) => [row.file, row]));
  const kept: DocumentRow[] = [];
  const added: NewDocument[] = [];
  const changed: NewDocument[] = [];
  const rejected: RejectedFile[] = [...scan.rejected];
  const duplicates: { file: string; of: string }[] = [];
  const stale: string[] = [];
  const warnings: { file: string; reason: string }[] = [];
  const firstWithHash = new Map<string, string>();

  async function readOne(scanned: ScannedFile): Promise<void> {
    const previous = before.get(scanned.file);
    try {
      const bytes = await readBytes(scanned);
      const hash = hashBytes(bytes);
      const twin = firstWithHash.get(hash);
      if (twin !== undefined) {
        duplicates.push({ file: scanned.file, of: twin });
        return;
      }
      firstWithHash.set(hash, scanned.file);
      before.delete(scanned.file);
      if (previous?.fileHash === hash && !options.full) {
        kept.push(previous);
        return;
      }
      const loaded = parseDocument(scanned.file, bytes, hash);
      (previous === undefined ? added : changed).push(loaded.document);
      warnings.push(...loaded.warnings.map((reason) => ({ file: scanned.file, reason })));
    } catch (error) {
      rejected.push(rejection(scanned.file, error));
      keepPrevious(scanned.file, previous);
    }
  }

  function keepPrevious(file: string, previous: DocumentRow | undefined): void {
    if (previous === undefined) return;
    before.delete(file);
    kept.push(previous);
    stale.push(file);
  }

  for (const [position, scanned] of scan.files.entries()) {
    options.signal.throwIfAborted();
    await readOne(scanned);
    options.onFile(position + 1, scan.files.length, scanned.file);
  }
  for (const refused of scan.rejected) {
    // A refused folder hides every file below it: unseen is not the same as removed.
    for (const [file, row] of before)
      if (file === refused.file || file.startsWith(`${refused.file}/`)) keepPrevious(file, row);
  }
  return { kept, added, changed, removed: [...before.values()], rejected, duplicates, stale, warnings };
}

function rejection(file: string, error: unknown): RejectedFile {
  if (error instanceof IngestionError) return { file, reason: error.message, fix: error.fix };
  const reason = error instanceof Error ? error.message : String(error);
  return { file, reason: `解析时出错：${reason}`, fix: "请另存为 .md 或 .txt 后重试" };
}
