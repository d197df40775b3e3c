import type { ReloadEvent } from "../../domain/operation/reload.ts";

/** One run of a reload that any number of callers follow. */
export interface SharedReload {
  readonly running: boolean;
  /** Starts a run, or follows the one under way; aborting `signal` only stops following. */
  follow(options: ReloadWish, signal?: AbortSignal): AsyncIterable<ReloadEvent>;
  /** Stops the run under way; its followers see the error. */
  cancel(): void;
  /** Resolves when no run is under way any more. */
  settled(): Promise<void>;
}

export interface ReloadWish {
  readonly full: boolean;
  /** User id, or `start`, `watch`, `cli`. */
  readonly by: string;
}

type Run = (wish: ReloadWish, onEvent: (event: ReloadEvent) => void, signal: AbortSignal) => Promise<void>;

interface Following {
  readonly events: ReloadEvent[];
  wake: () => void;
}

/** `run` does the work; events that come faster than a follower reads are thinned to the newest. */
export function createSharedReload(run: Run): SharedReload {
  interface ActiveRun {
    readonly done: Promise<void>;
    readonly controller: AbortController;
    /** The last event was sent: whoever asks now wants another run. */
    ended: boolean;
  }
  let active: ActiveRun | null = null;
  const followers = new Set<Following>();

  function start(wish: ReloadWish): Promise<void> {
    const controller = new AbortController();
    const done = run(
      wish,
      (event) => {
        if (event.type === "reload-end" && active !== null) active.ended = true;
        for (const follower of followers) {
          if (follower.events.at(-1)?.type === "reload-progress") follower.events.pop();
          follower.events.push(event);
          follower.wake();
        }
      },
      controller.signal,
    ).finally(() => {
      active = null;
    });
    active = { done, controller, ended: false };
    return done;
  }

  async function endedRun(): Promise<void> {
    if (active?.ended !== true) return;
    await active.done.catch(() => {});
    return endedRun();
  }

  return {
    get running() {
      return active !== null && !active.ended;
    },
    async *follow(options, signal) {
      // The thread of a run that has ended takes a moment to go.
      await endedRun();
      const follower: Following = { events: [], wake: () => {} };
      followers.add(follower);
      let ended = false;
      const done = (active?.done ?? start(options)).finally(() => {
        ended = true;
        follower.wake();
      });
      // Awaited below; this keeps an early failure from counting as unhandled meanwhile.
      done.catch(() => {});
      const stopFollowing = (): void => follower.wake();
      signal?.addEventListener("abort", stopFollowing, { once: true });
      try {
        for (;;) {
          const event = follower.events.shift();
          if (signal?.aborted === true || (event === undefined && ended)) break;
          if (event !== undefined) yield event;
          else await new Promise<void>((resolve) => (follower.wake = resolve));
        }
      } finally {
        signal?.removeEventListener("abort", stopFollowing);
        followers.delete(follower);
      }
      // Ended without being left: a failed run throws here.
      if (signal?.aborted !== true) await done;
    },
    cancel: () => active?.controller.abort(),
    settled: async () => {
      await active?.done.catch(() => {});
    },
  };
}
