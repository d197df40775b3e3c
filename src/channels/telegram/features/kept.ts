import type { ChatNotes } from "../../../ports/chat-store.ts";
import type { Recent } from "./recent.ts";

/** As `createRecent`, over a restart: what a dialogue waits for is not lost with the process. */
export function createKept<T>(notes: ChatNotes, kind: string): Recent<T> {
  return {
    get: (owner) => {
      const value = notes.get(kind, owner);
      return value === null ? undefined : (JSON.parse(value) as T);
    },
    set: (owner, value) => notes.set(kind, owner, JSON.stringify(value)),
    delete: (owner) => notes.delete(kind, owner),
  };
}
