import type { Store } from "../../ports/store.ts";
import { settingsKey, type BuildSettings } from "../build-document.ts";
import { edgeLines } from "../cleaning/repeated-lines.ts";
import { hashBytes, loadDocument } from "../load-document.ts";
import type { FileParser } from "../parsing/parser-process.ts";
import { readFileSteadily } from "../scanning/read-file-steadily.ts";
import type { ScannedFile } from "../scanning/scan-folder.ts";
import { acceptDocument } from "./accept-document.ts";

/**
 * A line known as a watermark only when several files had been read is taken out of those that were read
 * before it was known.
 */
export async function removeWatermarks(
  store: Store,
  generation: number,
  files: readonly ScannedFile[],
  settings: BuildSettings,
  parser: FileParser | null,
): Promise<void> {
  const byName = new Map(files.map((scanned) => [scanned.file, scanned]));
  const reader = store.reader(generation);
  for (const row of store.filesAddedIn(generation)) {
    const text = reader.documentById(row.id)?.text ?? "";
    const scanned = byName.get(row.file);
    if (scanned === undefined || !edgeLines(text).some((line) => settings.watermarks.has(line))) continue;
    const steady = await readFileSteadily(scanned).catch(() => null);
    // Rewritten or gone since: what was read first stands, the next reload sees the change.
    if (steady === null || hashBytes(steady.bytes, settingsKey(settings, row.file)) !== row.fileHash)
      continue;
    const loaded = await loadDocument(
      { file: row.file, bytes: steady.bytes, fileHash: row.fileHash, settings },
      parser,
    );
    store.replaceAdded(generation, [{ id: row.id, document: acceptDocument(loaded, row.stamp) }]);
  }
}
