import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError, messageOf } from "../api/http.ts";
import { ask } from "../api/youju.ts";
import { texts } from "../texts.ts";
import { applyEvent, failTurn, newTurn, stopTurn, type Turn } from "./turn.ts";

export interface Conversation {
  readonly turns: readonly Turn[];
  readonly streaming: boolean;
  readonly send: (question: string) => void;
  /** Asks a failed or stopped question again, in its place. */
  readonly retry: (id: number) => void;
  readonly stop: () => void;
  readonly clear: () => void;
}

/** One conversation at a time, in memory; the server remembers its questions under an opaque id. */
export function useConversation(onLoggedOut: () => void): Conversation {
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  const running = useRef<AbortController | null>(null);
  const conversation = useRef<string | null>(null);
  const nextId = useRef(1);

  const change = useCallback((id: number, update: (turn: Turn) => Turn) => {
    setTurns((all) => all.map((turn) => (turn.id === id ? update(turn) : turn)));
  }, []);

  const run = useCallback(
    async (id: number, question: string) => {
      const leaving = new AbortController();
      running.current = leaving;
      try {
        for await (const event of ask(question, conversation.current, leaving.signal)) {
          if (leaving.signal.aborted) break;
          if (event.type === "passages-found") conversation.current = event.conversation;
          change(id, (turn) => applyEvent(turn, event));
        }
        // A stream that just ends, without its last event, was cut somewhere on the way.
        if (!leaving.signal.aborted) change(id, (turn) => failTurn(turn, texts.failure.interrupted));
      } catch (error) {
        if (leaving.signal.aborted) return;
        if (error instanceof ApiError && error.status === 401) onLoggedOut();
        change(id, (turn) => failTurn(turn, describe(error)));
      } finally {
        if (running.current === leaving) running.current = null;
      }
    },
    [change, onLoggedOut],
  );

  const send = useCallback(
    (question: string) => {
      if (running.current !== null) return;
      const id = nextId.current;
      nextId.current += 1;
      setTurns((all) => [...all, newTurn(id, question)]);
      void run(id, question);
    },
    [run],
  );

  const retry = useCallback(
    (id: number) => {
      const failed = turns.find((turn) => turn.id === id);
      if (failed === undefined || running.current !== null) return;
      change(id, () => newTurn(id, failed.question));
      void run(id, failed.question);
    },
    [turns, change, run],
  );

  const stop = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setTurns((all) => all.map(stopTurn));
  }, []);

  const clear = useCallback(() => {
    running.current?.abort();
    running.current = null;
    conversation.current = null;
    setTurns([]);
  }, []);

  useEffect(() => () => running.current?.abort(), []);

  return { turns, streaming: turns.some(({ state }) => state === "streaming"), send, retry, stop, clear };
}

/** A broken body is a plain TypeError of fetch: say what it means. */
function describe(error: unknown): string {
  return error instanceof ApiError ? messageOf(error) : texts.failure.interrupted;
}
