import { setImmediate } from "node:timers/promises";
import type { RejectedFile, ReloadReport } from "../../domain/operation/reload.ts";
import { ClassifiedError, IngestionError } from "../../errors.ts";
import type { AcceptedDocument, FileRow, SeenFiles, SetAsideFile } from "../../ports/store.ts";
import { settingsKey, type BuildSettings } from "../build-document.ts";
import { edgeLines } from "../cleaning/repeated-lines.ts";
import { bytesHashOf, hashBytes, isOfTheseRules, loadDocument } from "../load-document.ts";
import type { FileParser } from "../parsing/parser-process.ts";
import { rememberedStamp } from "../scanning/file-stamp.ts";
import { acceptDocument } from "./accept-document.ts";
import { readFileSteadily } from "../scanning/read-file-steadily.ts";
import type { FolderScan, ScannedFile } from "../scanning/scan-folder.ts";

/** What a reload has to do, found by comparing the folder with the rows that are served. */
export interface ReloadPlan {
  readonly kept: readonly FileRow[];
  readonly added: readonly string[];
  /** The rows that changed files had before. */
  readonly changed: readonly FileRow[];
  readonly removed: readonly FileRow[];
  readonly rejected: readonly RejectedFile[];
  readonly duplicates: ReloadReport["duplicates"];
  readonly stale: readonly string[];
  readonly warnings: ReloadReport["warnings"];
  readonly seen: Omit<SeenFiles, "basis">;
  /** Lines at the head and foot of each document that was read; a watermark stands in several. */
  readonly edges: ReadonlyMap<string, readonly string[]>;
}

export interface PlanOptions {
  /** Read every file even when its bytes are unchanged. */
  readonly full: boolean;
  readonly signal: AbortSignal;
  /** catalog.csv and the like. */
  readonly settings: BuildSettings;
  /** Reads office files; null where only plain text is to be read. */
  readonly parser: FileParser | null;
  readonly onFile: (done: number, total: number, file: string) => void;
  /** Takes each new or changed document as soon as it is parsed: a plan holds no text. */
  readonly accept: (document: AcceptedDocument) => void;
}

const turnMs = 20;

/** Reads what changed. A file that cannot be read keeps its previous good version, marked stale. */
export async function planReload(
  scan: FolderScan,
  served: readonly FileRow[],
  setAside: readonly SetAsideFile[],
  options: PlanOptions,
): Promise<ReloadPlan> {
  const before = new Map(served.map((row) => [row.file, row]));
  const asideBefore = new Map(setAside.map((file) => [file.file, file]));
  const kept: FileRow[] = [];
  const added: string[] = [];
  const changed: FileRow[] = [];
  const rejected: RejectedFile[] = [...scan.rejected];
  const duplicates: { file: string; of: string }[] = [];
  const stale: string[] = [];
  const warnings: { file: string; reason: string }[] = [];
  const stamps: { id: number; stamp: string }[] = [];
  const aside: SetAsideFile[] = [];
  const edges = new Map<string, string[]>();
  /** First file with these bytes, and with this text. */
  const firstWith = new Map<string, string>();

  /** Hashes of a file whose stamp says that it is what it was when they were taken. */
  function knownHashes({ file, stamp }: ScannedFile): { fileHash: string; textHash: string } | null {
    if (options.full) return null;
    const row = before.get(file) ?? asideBefore.get(file);
    if (row === undefined || row.stamp !== stamp) return null;
    if (!isOfTheseRules(row.fileHash, settingsKey(options.settings, file))) return null;
    return row;
  }

  async function takeIn(scanned: ScannedFile): Promise<void> {
    const { file } = scanned;
    const previous = before.get(file);
    let fileHash = "";
    try {
      const known = knownHashes(scanned);
      const steady = known === null ? await readFileSteadily(scanned) : null;
      fileHash = known?.fileHash ?? hashBytes(steady!.bytes, settingsKey(options.settings, file));
      const stamp = rememberedStamp(steady?.stamp ?? scanned.stamp, Date.now());
      const place = { file, stamp, fileHash };
      if (isCopy(place, fileHash, known?.textHash ?? "")) return;
      if (previous?.fileHash === fileHash && !options.full) {
        if (isCopy(place, textKey(previous.textHash), previous.textHash)) return;
        keep(previous);
        if (previous.stamp !== stamp && steady !== null) stamps.push({ id: previous.id, stamp });
        remember(file, fileHash, previous.textHash);
        return;
      }
      // Known by its stamp as a copy of a file that is gone: its bytes are wanted after all.
      const { bytes } = steady ?? (await readFileSteadily(scanned));
      const { settings, parser } = options;
      const loaded = await loadDocument({ file, bytes, fileHash, settings }, parser);
      const accepted = acceptDocument(loaded, stamp);
      const { textHash } = accepted;
      if (isCopy(place, textKey(textHash), textHash)) return;
      options.accept(accepted);
      remember(file, fileHash, textHash);
      const lines = edgeLines(accepted.text).map(ownCopy);
      if (lines.length > 0) edges.set(file, lines);
      before.delete(file);
      if (previous === undefined) added.push(file);
      else changed.push(previous);
      warnings.push(...accepted.warnings.map((reason) => ({ file, reason })));
    } catch (error) {
      options.signal.throwIfAborted();
      reject(scanned, rejection(file, error, fileHash));
      // What must not be here at all is not served from an earlier reading either.
      const isDropped = error instanceof IngestionError && error.dropsPrevious;
      if (previous !== undefined && !isDropped) keepAsStale(previous);
    }
  }

  function isCopy(place: { file: string; stamp: string; fileHash: string }, key: string, textHash: string) {
    const twin = key === "" ? undefined : firstWith.get(key);
    if (twin === undefined) return false;
    duplicates.push({ file: place.file, of: twin });
    aside.push({ ...place, textHash, duplicateOf: twin, reason: `与 ${twin} 内容相同`, fix: "" });
    return true;
  }

  function remember(file: string, fileHash: string, textHash: string): void {
    firstWith.set(fileHash, file);
    if (textKey(textHash) !== "") firstWith.set(textKey(textHash), file);
  }

  function keep(row: FileRow): void {
    before.delete(row.file);
    kept.push(row);
    warnings.push(...row.warnings.map((reason) => ({ file: row.file, reason })));
  }

  function keepAsStale(row: FileRow): void {
    keep(row);
    stale.push(row.file);
  }

  /** A rejection is tried again at the next reload: what was missing may have been installed meanwhile. */
  function reject({ file, stamp }: ScannedFile, refused: RejectedFile): void {
    rejected.push(refused);
    const { reason, fix } = refused;
    aside.push({ file, stamp, fileHash: "", textHash: "", duplicateOf: null, reason, fix });
  }

  let turned = performance.now();
  for (const [at, scanned] of scan.files.entries()) {
    options.signal.throwIfAborted();
    await takeIn(scanned);
    options.onFile(at + 1, scan.files.length, scanned.file);
    // A cancel comes as a message, which is heard between two turns of the event loop.
    if (performance.now() - turned < turnMs) continue;
    await setImmediate();
    turned = performance.now();
  }
  for (const refused of scan.rejected) {
    aside.push({ ...refused, stamp: "", fileHash: "", textHash: "", duplicateOf: null });
    // A refused folder hides every file below it: unseen is not the same as removed.
    for (const [file, row] of before)
      if (file === refused.file || file.startsWith(`${refused.file}/`)) keepAsStale(row);
  }
  const seen = { stamps, setAside: aside };
  const removed = [...before.values()];
  return { kept, added, changed, removed, rejected, duplicates, stale, warnings, seen, edges };
}

function textKey(textHash: string): string {
  return textHash === "" ? "" : `text:${textHash}`;
}

/** A short piece cut from a text keeps the whole of it in memory. */
function ownCopy(piece: string): string {
  return Buffer.from(piece, "utf16le").toString("utf16le");
}

function rejection(file: string, error: unknown, fileHash: string): RejectedFile {
  if (error instanceof ClassifiedError) {
    const classified = { mark: error.mark, sha256: bytesHashOf(fileHash) };
    return { file, reason: error.message, fix: error.fix, classified };
  }
  if (error instanceof IngestionError) return { file, reason: error.message, fix: error.fix };
  const reason = error instanceof Error ? error.message : String(error);
  return { file, reason: `解析时出错：${reason}`, fix: "请另存为 docx 或 txt 后重试" };
}
