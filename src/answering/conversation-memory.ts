/** Earlier questions of each conversation, bounded in number, length and age; lives in memory only. */
export interface ConversationMemory {
  /** Oldest first. */
  recall(key: string): readonly string[];
  remember(key: string, question: string): void;
  forget(key: string): void;
}

const turns = 6;
const maxConversations = 5000;
const maxAgeMs = 2 * 60 * 60 * 1000;

interface Remembered {
  readonly questions: readonly string[];
  readonly at: number;
}

export function createConversationMemory(now: () => number): ConversationMemory {
  // A Map keeps insertion order: the first key is the conversation that was silent longest.
  const conversations = new Map<string, Remembered>();

  function recall(key: string): readonly string[] {
    const found = conversations.get(key);
    return found !== undefined && now() - found.at < maxAgeMs ? found.questions : [];
  }

  return {
    recall,
    remember(key, question) {
      const questions = [...recall(key), question].slice(-turns);
      conversations.delete(key);
      conversations.set(key, { questions, at: now() });
      const oldest = conversations.keys().next().value;
      if (conversations.size > maxConversations && oldest !== undefined) conversations.delete(oldest);
    },
    forget: (key) => void conversations.delete(key),
  };
}
