/** Earlier questions of each conversation, bounded in number, length and age; lives in memory only. */
export interface ConversationMemory {
  /** Oldest first. */
  recall(key: string): readonly string[];
  /** Whether one of the remembered answers cited internal text: these questions go to no model outside. */
  holdsInternal(key: string): boolean;
  remember(key: string, question: string, internal: boolean): void;
  forget(key: string): void;
  /** Every conversation whose key begins so. */
  forgetAll(prefix: string): void;
}

/** A conversation belongs to its user: another user's id under the same name is another conversation. */
export function conversationKey(conversation: string, { userId }: { readonly userId: string }): string {
  return `${userId}\n${conversation}`;
}

const mostTurns = 6;
const maxConversations = 5000;
export const maxAgeMs = 2 * 60 * 60 * 1000;

interface Turn {
  readonly question: string;
  readonly internal: boolean;
}

interface Remembered {
  readonly turns: readonly Turn[];
  readonly at: number;
}

export function createConversationMemory(now: () => number): ConversationMemory {
  // A Map keeps insertion order: the first key is the conversation that was silent longest.
  const conversations = new Map<string, Remembered>();

  function turnsOf(key: string): readonly Turn[] {
    const found = conversations.get(key);
    return found !== undefined && now() - found.at < maxAgeMs ? found.turns : [];
  }

  return {
    recall: (key) => turnsOf(key).map(({ question }) => question),
    holdsInternal: (key) => turnsOf(key).some(({ internal }) => internal),
    remember(key, question, internal) {
      const turns = [...turnsOf(key), { question, internal }].slice(-mostTurns);
      conversations.delete(key);
      conversations.set(key, { turns, at: now() });
      const oldest = conversations.keys().next().value;
      if (conversations.size > maxConversations && oldest !== undefined) conversations.delete(oldest);
    },
    forget: (key) => void conversations.delete(key),
    forgetAll(prefix) {
      for (const key of conversations.keys()) if (key.startsWith(prefix)) conversations.delete(key);
    },
  };
}
