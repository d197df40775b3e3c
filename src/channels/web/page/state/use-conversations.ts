import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { ask } from "../api/youju.ts";
import { createConversationStorage, type StorageArea } from "./conversation-storage.ts";
import { type Conversations, type ConversationsSnapshot, createConversations } from "./conversations.ts";

/** The conversations of this user, and the one that is open. */
export function useConversations(
  user: string,
  onLoggedOut: () => void,
): { readonly conversations: Conversations; readonly snapshot: ConversationsSnapshot } {
  const [conversations, storage] = useMemo(() => {
    const kept = createConversationStorage(browserArea(), user);
    const created = createConversations({ storage: kept, ask, onLoggedOut, now: Date.now, newId });
    return [created, kept] as const;
  }, [user, onLoggedOut]);
  useEffect(() => {
    const onStorage = ({ key }: StorageEvent): void => {
      if (storage.owns(key)) conversations.reread();
    };
    addEventListener("storage", onStorage);
    return () => {
      removeEventListener("storage", onStorage);
      conversations.close();
    };
  }, [conversations, storage]);
  const subscribe = useCallback((listener: () => void) => conversations.subscribe(listener), [conversations]);
  const snapshot = useSyncExternalStore(subscribe, conversations.snapshot);
  return { conversations, snapshot };
}

/** The browser's own area, or one that lasts as long as the page where storage is switched off. */
function browserArea(): StorageArea {
  try {
    localStorage.getItem("");
    return localStorage;
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  }
}

/** Not randomUUID: browsers give that to pages over HTTPS only, and an office may do without. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
