import type { DocumentRow, NewDocument } from "../ports/store.ts";
import type { RejectedFile, ReloadReport } from "../domain/reload.ts";
import { ClassifiedError, IngestionError } from "../errors.ts";
import type { BuildSettings } from "./build-document.ts";
import { emptyCatalog, rowOfFile } from "./catalog/catalog.ts";
import { edgeLines, findRepeatedLines } from "./cleaning/repeated-lines.ts";
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
  /** catalog.csv and the like, for the files that are read. */
  readonly settings?: BuildSettings;
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

  /** What catalog.csv says of a file is read with it, so a changed line makes the file a changed one. */
  function settingsKey(file: string): string {
    const row = rowOfFile(options.settings?.catalog ?? emptyCatalog, file);
    return row === null ? "" : `:${row.kind ?? ""}${row.admitInternal ? "+" : ""}`;
  }

  /** A line known as a watermark only now is taken out of the files that were read before it was known. */
  async function removeWatermarks(documents: NewDocument[], watermarks: ReadonlySet<string>): Promise<void> {
    for (const [at, document] of documents.entries()) {
      if (!edgeLines(document.text).some((line) => watermarks.has(line))) continue;
      const scanned = scan.files.find(({ file }) => file === document.meta.file);
      if (scanned === undefined) continue;
      const settings = { catalog: options.settings?.catalog ?? emptyCatalog, watermarks };
      const bytes = await readBytes(scanned);
      // Rewritten since: what was read first stands, the next reload sees the change.
      if (hashBytes(bytes) + settingsKey(scanned.file) !== document.fileHash) continue;
      documents[at] = parseDocument(scanned.file, bytes, document.fileHash, settings).document;
    }
  }

  async function readOne(scanned: ScannedFile): Promise<void> {
    const previous = before.get(scanned.file);
    let sha256 = "";
    try {
      const bytes = await readBytes(scanned);
      const hash = hashBytes(bytes) + settingsKey(scanned.file);
      sha256 = hash.split(":")[1] ?? "";
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
      const loaded = parseDocument(scanned.file, bytes, hash, options.settings);
      (previous === undefined ? added : changed).push(loaded.document);
      warnings.push(...loaded.warnings.map((reason) => ({ file: scanned.file, reason })));
    } catch (error) {
      rejected.push(rejection(scanned.file, error, sha256));
      // What must not be here at all is not served from an earlier reading either.
      if (!(error instanceof IngestionError && error.dropsPrevious)) keepPrevious(scanned.file, previous);
      else if (previous !== undefined) before.set(scanned.file, previous);
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
  const watermarks = findRepeatedLines([...added, ...changed].map(({ text }) => edgeLines(text)));
  if (watermarks.size > 0) {
    await removeWatermarks(added, watermarks);
    await removeWatermarks(changed, watermarks);
  }
  for (const refused of scan.rejected) {
    // A refused folder hides every file below it: unseen is not the same as removed.
    for (const [file, row] of before)
      if (file === refused.file || file.startsWith(`${refused.file}/`)) keepPrevious(file, row);
  }
  return { kept, added, changed, removed: [...before.values()], rejected, duplicates, stale, warnings };
}

function rejection(file: string, error: unknown, sha256: string): RejectedFile {
  if (error instanceof ClassifiedError)
    return { file, reason: error.message, fix: error.fix, classified: { mark: error.mark, sha256 } };
  if (error instanceof IngestionError) return { file, reason: error.message, fix: error.fix };
  const reason = error instanceof Error ? error.message : String(error);
  return { file, reason: `解析时出错：${reason}`, fix: "请另存为 .md 或 .txt 后重试" };
}
