import { WebError } from "../web-errors.ts";

/** How much work of one kind is taken in: the rest is refused at once, with a word when to come back. */
export interface GateLimits {
  /** Running side by side. */
  readonly atOnce: number;
  /** Waiting for a place, all together. */
  readonly waiting: number;
  /** Of one person: running and waiting. */
  readonly perOwner: number;
}

export interface Ticket {
  /** Resolves when it is this one's turn, or when `signal` says that nobody waits for it any more. */
  turn(signal?: AbortSignal): Promise<void>;
  /** To be called once, whatever happened; gives the place on. */
  leave(): void;
}

export interface Gate {
  /** @throws Overload when the house is full or this person has enough going on. */
  join(owner: string): Ticket;
}

/** Answered at once with `Retry-After`: 429 to one who asks too much, 503 when everybody does. */
export class Overload extends WebError {
  readonly retryAfter: number;

  constructor(status: 429 | 503, retryAfter: number) {
    super(
      status,
      status === 429 ? "您还有好几件事在处理" : "现在使用的人太多",
      status === 429 ? "请等前面的完成后再试" : `请 ${retryAfter} 秒后再试`,
    );
    this.retryAfter = retryAfter;
  }
}

interface Waiting {
  readonly owner: string;
  readonly begin: () => void;
}

/** Fair to people: a free place goes to the one with the fewest things running, then to who came first. */
export function createGate({ atOnce, waiting: most, perOwner }: GateLimits): Gate {
  const waiting: Waiting[] = [];
  /** By owner; joined is running and waiting. */
  const joined = new Map<string, number>();
  const running = new Map<string, number>();
  let taken = 0;
  let isStarting = false;

  const change = (counts: Map<string, number>, owner: string, by: number): void => {
    const now = (counts.get(owner) ?? 0) + by;
    if (now > 0) counts.set(owner, now);
    else counts.delete(owner);
  };

  /** One a turn of the event loop: an answer drawn from the index is one piece of work without a pause. */
  function advance(): void {
    if (isStarting || taken >= atOnce || waiting.length === 0) return;
    isStarting = true;
    setImmediate(() => {
      isStarting = false;
      const next = taken < atOnce ? takeFairest() : undefined;
      if (next !== undefined) {
        taken += 1;
        change(running, next.owner, 1);
        next.begin();
      }
      advance();
    });
  }

  function takeFairest(): Waiting | undefined {
    let best = 0;
    const runs = (at: number): number => running.get(waiting[at]?.owner ?? "") ?? 0;
    for (let at = 1; at < waiting.length; at += 1) if (runs(at) < runs(best)) best = at;
    return waiting.splice(best, 1)[0];
  }

  return {
    join(owner) {
      if ((joined.get(owner) ?? 0) >= perOwner) throw new Overload(429, 2);
      if (waiting.length >= most) throw new Overload(503, 5);
      change(joined, owner, 1);
      let state: "new" | "waiting" | "running" | "gone" = "new";
      let entry: Waiting | null = null;
      return {
        turn: (signal) =>
          new Promise((resolve) => {
            if (state !== "new") throw new Error("a ticket has one turn");
            state = "waiting";
            const stop = (): void => resolve();
            entry = {
              owner,
              begin() {
                state = "running";
                signal?.removeEventListener("abort", stop);
                resolve();
              },
            };
            waiting.push(entry);
            if (signal?.aborted === true) stop();
            signal?.addEventListener("abort", stop, { once: true });
            advance();
          }),
        leave() {
          if (state === "gone") return;
          change(joined, owner, -1);
          if (state === "running") {
            taken -= 1;
            change(running, owner, -1);
          } else if (entry !== null) waiting.splice(waiting.indexOf(entry), 1);
          state = "gone";
          advance();
        },
      };
    },
  };
}
