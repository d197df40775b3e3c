import { randomBytes } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";

const length = 32;

/**
 * The key under which askers are hashed, made at the first call. It lies beside the database, not in it, and
 * no backup takes it along: a copy of the counts alone cannot be searched for what somebody asked.
 */
export function openInsightKey(file: string): Buffer {
  const kept = readKey(file);
  if (kept !== null) return kept;
  try {
    writeFileSync(file, randomBytes(length), { flag: "wx", mode: 0o600, flush: true });
  } catch (error) {
    // Of two processes that start at once, one makes the key.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file);
}

/** A file cut short by a power failure holds no key: a new one is made. */
function readKey(file: string): Buffer | null {
  let key: Buffer;
  try {
    key = readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  if (key.length === length) return key;
  rmSync(file, { force: true });
  return null;
}
