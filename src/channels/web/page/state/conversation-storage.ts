import type { Turn } from "./turn.ts";

export interface ConversationHeading {
  readonly id: string;
  readonly title: string;
  /** Ms since 1970. */
  readonly updatedAt: number;
}

export interface Conversation extends ConversationHeading {
  readonly turns: readonly Turn[];
}

/** Conversations as this browser keeps them, each user's apart. */
export interface ConversationStorage {
  /** Newest first. */
  headings(): readonly ConversationHeading[];
  /** Null when there is none, or when it cannot be read any more. */
  read(id: string): Conversation | null;
  /** Makes room by dropping the oldest; one that does not fit at all is kept for this visit only. */
  write(conversation: Conversation): void;
  remove(id: string): void;
  /** Names the key that another tab changed. */
  owns(key: string | null): boolean;
}

/** What is used of the browser's `Storage`. */
export interface StorageArea {
  getItem(key: string): string | null;
  /** @throws when there is no more room. */
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const mostConversations = 100;
/** Raised when the shape of what is kept changes: older entries are then left out. */
const version = 1;

export function createConversationStorage(area: StorageArea, user: string): ConversationStorage {
  const prefix = `youju-conversations:${user}`;
  const keyOf = (id: string): string => `${prefix}:${id}`;

  function headings(): readonly ConversationHeading[] {
    const found = parse(area.getItem(prefix));
    return Array.isArray(found) ? found.filter(isHeading) : [];
  }

  function remove(id: string): void {
    area.removeItem(keyOf(id));
    const rest = headings().filter((heading) => heading.id !== id);
    put(prefix, JSON.stringify(rest));
  }

  /** False when the area is full or switched off. */
  function put(key: string, value: string): boolean {
    try {
      area.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  }

  return {
    headings,
    read(id) {
      const found = parse(area.getItem(keyOf(id)));
      return isConversation(found) ? found : null;
    },
    write(conversation) {
      const { id, title, updatedAt } = conversation;
      const list = [{ id, title, updatedAt }, ...headings().filter((heading) => heading.id !== id)].sort(
        (left, right) => right.updatedAt - left.updatedAt,
      );
      for (const { id: oldest } of list.splice(mostConversations)) area.removeItem(keyOf(oldest));
      const value = JSON.stringify({ version, ...conversation });
      while (!put(keyOf(id), value)) {
        const oldest = list.at(-1);
        if (oldest === undefined || oldest.id === id) break;
        area.removeItem(keyOf(oldest.id));
        list.pop();
      }
      put(prefix, JSON.stringify(list));
    },
    remove,
    owns: (key) => key === null || key.startsWith(prefix),
  };
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function isHeading(value: unknown): value is ConversationHeading {
  const { id, title, updatedAt } = (value ?? {}) as Partial<ConversationHeading>;
  return typeof id === "string" && typeof title === "string" && typeof updatedAt === "number";
}

function isConversation(value: unknown): value is Conversation {
  const { turns, version: kept } = (value ?? {}) as { turns?: unknown; version?: unknown };
  return isHeading(value) && kept === version && Array.isArray(turns);
}
