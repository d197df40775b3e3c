import type { Answer, AnswerEvent } from "../../../../domain/answers/answer.ts";
import { ApiError, messageOf } from "../api/http.ts";
import type { Question } from "../api/youju.ts";
import { texts } from "../texts.ts";
import type { Conversation, ConversationHeading, ConversationStorage } from "./conversation-storage.ts";
import { applyEvent, failTurn, keptTurn, newTurn, stopTurn, type Turn, type Verdict } from "./turn.ts";

export interface ConversationsSnapshot {
  /** Null: a new one is about to begin. */
  readonly open: Conversation | null;
  /** Newest first. */
  readonly headings: readonly ConversationHeading[];
}

/** The conversations of one user. One that is left goes on being answered. */
export interface Conversations {
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => ConversationsSnapshot;
  /** Shows that one, or the beginning of a new one. */
  readonly open: (id: string | null) => void;
  /**
   * Asks in the open conversation, or begins one: of all documents, about a file, or on about the file of
   * that name that the conversation holds. @returns its id
   */
  readonly send: (text: string, about?: File | string | null) => string;
  /** Asks a failed or stopped question again, in its place. */
  readonly retry: (turnId: number) => void;
  readonly stop: () => void;
  /** Remembers what the reader thought of an answer of the open conversation. */
  readonly judge: (turnId: number, verdict: Verdict) => void;
  readonly rename: (id: string, title: string) => void;
  readonly remove: (id: string) => void;
  /** Another tab changed what is kept. */
  readonly reread: () => void;
  /** Ends every answer that is still coming. */
  readonly close: () => void;
}

export interface ConversationsOptions {
  readonly storage: ConversationStorage;
  readonly ask: (question: Question, signal: AbortSignal) => AsyncIterable<AnswerEvent>;
  readonly onLoggedOut: () => void;
  readonly now: () => number;
  readonly newId: () => string;
}

const titleLength = 40;
/** What the server itself remembers of a conversation. */
const mostHistory = 6;

export function createConversations(options: ConversationsOptions): Conversations {
  const { storage, now } = options;
  const listeners = new Set<() => void>();
  /** Opened or being answered since the page was loaded. */
  const held = new Map<string, Conversation>();
  const running = new Map<string, AbortController>();
  /** Files cannot be kept over a reload of the page: after it the server may still hold the one asked about. */
  const files = new Map<number, File>();
  let openId: string | null = null;
  let current: ConversationsSnapshot = { open: null, headings: storage.headings() };

  function publish(): void {
    current = {
      open: openId === null ? null : (held.get(openId) ?? null),
      headings: current.headings,
    };
    for (const listener of listeners) listener();
  }

  function load(id: string): Conversation | null {
    const known = held.get(id) ?? settle(storage.read(id));
    if (known !== null) held.set(id, known);
    return known;
  }

  function change(id: string, update: (conversation: Conversation) => Conversation, keep: boolean): void {
    const before = held.get(id);
    if (before === undefined) return;
    const after = update(before);
    held.set(id, after);
    if (keep) {
      storage.write({ ...after, turns: after.turns.map(keptTurn) });
      current = { ...current, headings: storage.headings() };
    }
    publish();
  }

  function changeTurn(id: string, turnId: number, update: (turn: Turn) => Turn, keep = false): void {
    const updateTurns = ({ turns, ...rest }: Conversation): Conversation => ({
      ...rest,
      turns: turns.map((turn) => (turn.id === turnId ? update(turn) : turn)),
    });
    change(id, updateTurns, keep);
  }

  async function run(id: string, turn: Turn): Promise<void> {
    const leaving = new AbortController();
    running.set(id, leaving);
    const earlier = held.get(id)?.turns.filter((one) => one.id < turn.id) ?? [];
    const question: Question = {
      text: turn.question,
      file: files.get(turn.id) ?? null,
      attached: turn.file !== null && !files.has(turn.id),
      conversation: id,
      history: earlier.flatMap(({ answer }) => rememberedOf(answer)).slice(-mostHistory),
    };
    try {
      for await (const event of options.ask(question, leaving.signal)) {
        if (leaving.signal.aborted) break;
        changeTurn(id, turn.id, (one) => applyEvent(one, event));
      }
      // A stream that just ends, without its last event, was cut somewhere on the way.
      if (!leaving.signal.aborted) changeTurn(id, turn.id, (one) => failTurn(one, texts.failure.interrupted));
    } catch (error) {
      if (leaving.signal.aborted) return;
      changeTurn(id, turn.id, (one) => failTurn(one, describe(error)));
      if (error instanceof ApiError && error.status === 401) options.onLoggedOut();
    } finally {
      if (running.get(id) === leaving) running.delete(id);
      changeTurn(id, turn.id, (one) => one, true);
    }
  }

  function stop(id: string): void {
    running.get(id)?.abort();
    running.delete(id);
    change(id, ({ turns, ...rest }) => ({ ...rest, turns: turns.map(stopTurn) }), true);
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => current,
    open(id) {
      openId = id !== null && load(id) !== null ? id : null;
      publish();
    },
    send(text, about = null) {
      const at = now();
      if (openId === null) {
        openId = options.newId();
        held.set(openId, { id: openId, title: titleOf(text), updatedAt: at, turns: [] });
      }
      const id = openId;
      if (running.has(id)) return id;
      // Also after a clock was set back a later question has the greater number.
      const turnId = Math.max(at, (held.get(id)?.turns.at(-1)?.id ?? 0) + 1);
      const turn = newTurn(turnId, text, about instanceof File ? about.name : about);
      if (about instanceof File) files.set(turnId, about);
      change(id, (one) => ({ ...one, updatedAt: at, turns: [...one.turns, turn] }), true);
      void run(id, turn);
      return id;
    },
    retry(turnId) {
      const failed = current.open?.turns.find(({ id }) => id === turnId);
      if (openId === null || failed === undefined || running.has(openId)) return;
      const again = newTurn(turnId, failed.question, failed.file);
      changeTurn(openId, turnId, () => again);
      void run(openId, again);
    },
    stop() {
      if (openId !== null) stop(openId);
    },
    judge(turnId, verdict) {
      if (openId !== null) changeTurn(openId, turnId, (turn) => ({ ...turn, verdict }), true);
    },
    rename(id, title) {
      load(id);
      const clean = titleOf(title);
      if (clean !== "") change(id, (one) => ({ ...one, title: clean }), true);
    },
    remove(id) {
      running.get(id)?.abort();
      running.delete(id);
      held.delete(id);
      storage.remove(id);
      if (openId === id) openId = null;
      current = { ...current, headings: storage.headings() };
      publish();
    },
    reread() {
      current = { ...current, headings: storage.headings() };
      for (const id of held.keys()) {
        const kept = running.has(id) ? null : storage.read(id);
        if (kept !== null) held.set(id, kept);
      }
      publish();
    },
    close() {
      for (const leaving of running.values()) leaving.abort();
      running.clear();
    },
  };
}

/** As the server keeps them: small talk is nothing to come back to. */
function rememberedOf(answer: Answer | null): readonly string[] {
  return answer === null || answer.outcome === "chat" ? [] : [answer.standalone_question];
}

/** What was being answered when the page was closed has been cut. */
function settle(conversation: Conversation | null): Conversation | null {
  if (conversation === null) return null;
  const turns = conversation.turns.map((turn) => failTurn(turn, texts.failure.interrupted));
  return { ...conversation, turns };
}

function titleOf(text: string): string {
  const line = text.trim().replaceAll(/\s+/gu, " ");
  return line.length > titleLength ? `${line.slice(0, titleLength)}…` : line;
}

/** A broken body is a plain TypeError of fetch: say what it means. */
function describe(error: unknown): string {
  return error instanceof ApiError ? messageOf(error) : texts.failure.interrupted;
}
