import type { Store } from "../../ports/store.ts";
import { settingsKey, type BuildSettings } from "../build-document.ts";
import { hashBytes, loadDocument } from "../load-document.ts";
import type { FileParser } from "../parsing/parser-process.ts";
import { readFileSteadily } from "../scanning/read-file-steadily.ts";
import type { ScannedFile } from "../scanning/scan-folder.ts";
import { acceptDocument } from "./accept-document.ts";

/**
 * A line known as a watermark only when several files had been read is taken out of those that were read
 * before it was known: `marked`.
 */
export async function removeWatermarks(
  store: Store,
  generation: number,
  marked: readonly ScannedFile[],
  settings: BuildSettings,
  parser: FileParser | null,
): Promise<void> {
  const rows = new Map(store.filesAddedIn(generation).map((row) => [row.file, row]));
  for (const scanned of marked) {
    const row = rows.get(scanned.file);
    const steady = await readFileSteadily(scanned).catch(() => null);
    if (row === undefined || steady === null) continue;
    // Rewritten since: what was read first stands, the next reload sees the change.
    if (hashBytes(steady.bytes, settingsKey(settings, row.file)) !== row.fileHash) continue;
    const loaded = await loadDocument(
      { file: row.file, bytes: steady.bytes, fileHash: row.fileHash, settings },
      parser,
    );
    store.replaceAdded(generation, [{ id: row.id, document: acceptDocument(loaded, row.stamp) }]);
  }
}
