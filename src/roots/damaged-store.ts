import { existsSync, rmSync, writeFileSync } from "node:fs";
import { isDamage, setAside } from "../adapters/sqlite/damaged-file.ts";
import { openSqliteStore } from "../adapters/sqlite/sqlite-store.ts";
import { dataPaths } from "../ingestion/generation/generation-folder.ts";
import type { GenerationReader } from "../ports/store.ts";

// A database SQLite cannot read is renamed, never deleted: the knowledge folder holds everything it held.

export const damagedNotice = "数据文件损坏，已改名保留（youju.db.damaged），正在从资料文件夹重建";
export const damageSeenNotice = "数据文件有损坏，部分资料读不出；请重新启动程序，它会从资料文件夹重建索引";

/** True when the store was set aside: it is marked as damaged, or its tables cannot be read. */
export function setAsideDamagedStore(dataDir: string): boolean {
  const { database, current } = dataPaths(dataDir);
  if (!existsSync(database)) {
    rmSync(current, { force: true });
    return false;
  }
  if (existsSync(markOf(dataDir))) {
    setAsideStore(dataDir);
    return true;
  }
  try {
    const store = openSqliteStore(database);
    try {
      store.checkIntegrity();
    } finally {
      store.close();
    }
    return false;
  } catch (error) {
    if (!isDamage(error)) throw error;
    setAsideStore(dataDir);
    return true;
  }
}

export function setAsideStore(dataDir: string): void {
  const { database, current } = dataPaths(dataDir);
  if (existsSync(database)) setAside(database);
  rmSync(current, { force: true });
  rmSync(markOf(dataDir), { force: true });
}

/** Has the next start set the store aside, when `error` says that a page of it is broken. */
export function markIfDamaged(dataDir: string, error: unknown): boolean {
  if (!isDamage(error)) return false;
  writeFileSync(markOf(dataDir), "");
  return true;
}

function markOf(dataDir: string): string {
  return `${dataPaths(dataDir).database}.damaged-mark`;
}

/** The same reader; what a read throws is heard first. */
export function watchReads(reader: GenerationReader, onFault: (error: unknown) => void): GenerationReader {
  function heard<Parameters extends unknown[], Result>(read: (...parameters: Parameters) => Result) {
    return (...parameters: Parameters): Result => {
      try {
        return read(...parameters);
      } catch (error) {
        onFault(error);
        throw error;
      }
    };
  }
  return {
    generation: reader.generation,
    documents: heard(() => reader.documents()),
    documentByFile: heard((file: string) => reader.documentByFile(file)),
    documentById: heard((id: number) => reader.documentById(id)),
    detailOf: heard((id: number) => reader.detailOf(id)),
    chunk: heard((id: number) => reader.chunk(id)),
    chunksOf: heard((id: number) => reader.chunksOf(id)),
  };
}
