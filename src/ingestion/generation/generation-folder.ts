import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/** What `DATA_DIR/index/<n>/generation.json` records beside the index files. */
export interface GenerationRecord {
  readonly generation: number;
  /** Absolute path of the knowledge folder that was read. */
  readonly knowledgeDir: string;
  readonly embedderId: string;
  readonly createdAt: string;
}

/** Names inside DATA_DIR; see design §6.6. */
export function dataPaths(dataDir: string) {
  return {
    database: join(dataDir, "youju.db"),
    writerLock: join(dataDir, "writer.lock"),
    writerRecord: join(dataDir, "writer.json"),
    current: join(dataDir, "current"),
    /** Pictures of scanned pages, while they are being recognised. */
    scratch: join(dataDir, "scratch"),
    /** The same, for files that are looked at while they are uploaded. */
    uploadScratch: join(dataDir, "scratch-uploads"),
    index: join(dataDir, "index"),
    generation: (n: number): string => join(dataDir, "index", String(n)),
    /** Beside the folder, not in it: a folder with an open file in it cannot be removed on Windows. */
    readersLock: (n: number): string => join(dataDir, "index", `${n}.lock`),
  };
}

/** The generation that is served, or 0 when none was ever completed. */
export function readCurrent(dataDir: string): number {
  try {
    const n = Number(readFileSync(dataPaths(dataDir).current, "utf8").trim());
    return Number.isSafeInteger(n) && n > 0 ? n : 0;
  } catch {
    return 0;
  }
}

/** Points at generation `n`: temp file, fsync, rename, so that a crash leaves the old or the new name, whole. */
export function writeCurrent(dataDir: string, n: number): void {
  const { current } = dataPaths(dataDir);
  writeDurably(current, `${n}\n`);
}

export function readRecord(dataDir: string, n: number): GenerationRecord | null {
  try {
    return JSON.parse(
      readFileSync(join(dataPaths(dataDir).generation(n), "generation.json"), "utf8"),
    ) as GenerationRecord;
  } catch {
    return null;
  }
}

export function writeRecord(dataDir: string, record: GenerationRecord): void {
  writeDurably(
    join(dataPaths(dataDir).generation(record.generation), "generation.json"),
    `${JSON.stringify(record, null, 2)}\n`,
  );
}

/** An empty folder for generation `n`; leftovers of an interrupted run are removed first. */
export function createGenerationFolder(dataDir: string, n: number): string {
  const folder = dataPaths(dataDir).generation(n);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

export function removeGenerationFolder(dataDir: string, n: number): void {
  rmSync(dataPaths(dataDir).generation(n), { recursive: true, force: true });
}

/** To be called when nobody holds it; a stray one is harmless. */
export function removeReadersLock(dataDir: string, n: number): void {
  rmSync(dataPaths(dataDir).readersLock(n), { force: true });
}

/** Generations that have a folder, ascending. */
export function listGenerations(dataDir: string): number[] {
  const { index } = dataPaths(dataDir);
  if (!existsSync(index)) return [];
  return readdirSync(index)
    .map(Number)
    .filter((n) => Number.isSafeInteger(n) && n > 0)
    .sort((a, b) => a - b);
}

/** Whole or not at all, also after a power cut: temp file, fsync, rename. */
export function writeDurably(file: string, content: string): void {
  const temporary = `${file}.tmp`;
  writeFileSync(temporary, content);
  const descriptor = openSync(temporary, "r+");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, file);
}
