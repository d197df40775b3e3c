import { existsSync, renameSync } from "node:fs";

/** SQLITE_CORRUPT and SQLITE_NOTADB: anything else is not the file's fault. */
export function isDamage(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode;
  return code === 11 || code === 26;
}

/** Renames a database with its side files; nothing is ever deleted. */
export function setAside(database: string): void {
  for (const suffix of ["", "-wal", "-shm"]) {
    if (existsSync(database + suffix)) renameSync(database + suffix, `${database}.damaged${suffix}`);
  }
}
