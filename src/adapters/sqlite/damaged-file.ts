import { existsSync, renameSync } from "node:fs";

/** SQLITE_CORRUPT and SQLITE_NOTADB: anything else is not the file's fault. */
export function isDamage(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode;
  return code === 11 || code === 26;
}

/** Renames a database with its side files; nothing is ever deleted. @returns the name it has now. */
export function setAside(database: string): string {
  let [kept, count] = [`${database}.damaged`, 1];
  while (existsSync(kept)) kept = `${database}.damaged-${++count}`;
  for (const suffix of ["", "-wal", "-shm"]) {
    if (existsSync(database + suffix)) renameSync(database + suffix, kept + suffix);
  }
  return kept;
}
