import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeDurably } from "../../ingestion/generation/generation-folder.ts";

interface RestoreRecord {
  readonly knowledgeDir: string;
  /** Names the folders that keep what was there before. */
  readonly stamp: string;
}

type Move = (from: string, to: string) => void;

const work = ".restore";
const recordName = "restore.json";

/** Where a restore gathers the new files of one root before it decides. */
export function stagedFolder(root: string): string {
  return join(root, work, "new");
}

/** The deciding step: with this file in place the restore will be finished, by whoever comes next. */
export function writeRestoreRecord(dataDir: string, record: RestoreRecord): void {
  writeDurably(join(dataDir, recordName), JSON.stringify(record));
}

/**
 * Finishes a restore that was decided, each step safe to repeat after a crash; nothing to do mostly.
 * Runs before anything in the data folder is opened.
 * @returns the folders that keep what was there before.
 */
export function finishRestore(dataDir: string, move: Move = renameSync): readonly string[] {
  const file = join(dataDir, recordName);
  if (!existsSync(file)) return [];
  const { knowledgeDir, stamp } = JSON.parse(readFileSync(file, "utf8")) as RestoreRecord;
  const before = [dataDir, knowledgeDir]
    .map((root) => exchange(root, stamp, move))
    .filter((kept) => kept !== null);
  rmSync(file);
  return before;
}

/** Old entries out, then new ones in; a marker between the two tells them apart after a crash. */
function exchange(root: string, stamp: string, move: Move): string | null {
  const staged = stagedFolder(root);
  const kept = join(root, `.before-restore-${stamp}`);
  if (!existsSync(join(root, work))) return existsSync(kept) ? kept : null;
  const oldAreOut = join(root, work, "old-are-out");
  if (!existsSync(oldAreOut)) {
    mkdirSync(kept, { recursive: true });
    for (const name of readdirSync(root)) {
      // Hidden entries are ours or nobody's: earlier exchanges, this one.
      if (name.startsWith(".") || name.startsWith(recordName)) continue;
      move(join(root, name), join(kept, name));
    }
    writeFileSync(oldAreOut, "", { flush: true });
  }
  for (const name of readdirSync(staged)) move(join(staged, name), join(root, name));
  rmSync(join(root, work), { recursive: true });
  return kept;
}
