import { createHash, randomBytes } from "node:crypto";
import type { Reader } from "../../../domain/reader.ts";

export const sessionSeconds = 12 * 3600;
/** A bound, so that a looping client cannot fill the memory; the oldest goes first. */
const maximum = 10_000;

/** Cookie sessions, in memory: a restart asks people to log in again. */
export interface Sessions {
  open(reader: Reader): string;
  find(id: string): Reader | null;
  close(id: string): void;
}

export function createSessions(now: () => number = Date.now): Sessions {
  // Kept by hash: a memory dump holds nothing that could be sent as a cookie.
  const open = new Map<string, { readonly reader: Reader; readonly until: number }>();
  const key = (id: string): string => createHash("sha256").update(id).digest("hex");

  return {
    open(reader) {
      const id = randomBytes(32).toString("base64url");
      open.set(key(id), { reader, until: now() + sessionSeconds * 1000 });
      const oldest = open.keys().next().value;
      if (open.size > maximum && oldest !== undefined) open.delete(oldest);
      return id;
    },
    find(id) {
      const session = open.get(key(id));
      if (session === undefined) return null;
      if (session.until > now()) return session.reader;
      open.delete(key(id));
      return null;
    },
    close(id) {
      open.delete(key(id));
    },
  };
}
