import { maxAgeMs } from "../../answering/conversation-memory.ts";
import type { OpenedFile } from "./open-attached.ts";

/** The file each conversation is about, as long as its questions are remembered; bounded in number and length. */
export interface AttachedMemory {
  find(key: string): OpenedFile | null;
  /** Replaces the conversation's earlier file. */
  keep(key: string, opened: OpenedFile): void;
  forget(key: string): void;
  /** Every conversation whose key begins so. */
  forgetAll(prefix: string): void;
}

const mostFiles = 200;
/** Of all files together: text and index take some 30 bytes a character. */
const mostCharacters = 4_000_000;

export function createAttachedMemory(now: () => number): AttachedMemory {
  // Insertion order: the first is the one that was used longest ago.
  const kept = new Map<string, { readonly opened: OpenedFile; readonly at: number }>();

  function dropOld(): void {
    let characters = 0;
    for (const [key, { opened, at }] of [...kept].toReversed()) {
      characters += opened.attached.text.length;
      // The newest one stays, however long it is.
      const isTooMuch = characters > mostCharacters && characters > opened.attached.text.length;
      if (isTooMuch || now() - at >= maxAgeMs) kept.delete(key);
    }
    const oldest = kept.keys().next().value;
    if (kept.size > mostFiles && oldest !== undefined) kept.delete(oldest);
  }

  function keep(key: string, opened: OpenedFile): void {
    kept.delete(key);
    kept.set(key, { opened, at: now() });
    dropOld();
  }

  return {
    keep,
    find(key) {
      const found = kept.get(key);
      if (found === undefined) return null;
      if (now() - found.at < maxAgeMs) {
        keep(key, found.opened);
        return found.opened;
      }
      kept.delete(key);
      return null;
    },
    forget: (key) => void kept.delete(key),
    forgetAll(prefix) {
      for (const key of kept.keys()) if (key.startsWith(prefix)) kept.delete(key);
    },
  };
}
