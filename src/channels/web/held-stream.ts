import { randomUUID } from "node:crypto";

/** One server-sent event: its name and the object that goes into `data:`. */
export interface WebEvent {
  readonly name: string;
  readonly data: object;
}

export interface HeldEvent {
  /** Its place in the stream, from 1. */
  readonly count: number;
  readonly name: string;
  readonly json: string;
}

/** The events of one request, kept so that a client whose line was cut can read on. */
export interface HeldStream {
  readonly id: string;
  /** User and route: nobody else may read on. */
  readonly owner: string;
  /** What comes after event `after`, to the end or until `gone`. A newer follower takes over from an older one. */
  follow(after: number, gone: AbortSignal): AsyncIterable<HeldEvent>;
  /** Ends it at once; `closing` is told to whoever listens. */
  stop(closing?: WebEvent): void;
}

export interface HeldStreamOptions {
  readonly owner: string;
  /** The signal is aborted when the stream is stopped or nobody came back in time. */
  readonly produce: (signal: AbortSignal) => AsyncIterable<WebEvent>;
  readonly describeFailure: (error: unknown) => WebEvent;
  /** How long a stream without a listener is kept, ms. */
  readonly resumeMs: number;
  /** Called once, when nothing of it can be read any more. */
  readonly onOver: (stream: HeldStream) => void;
}

/**
 * While nobody listens nothing more is produced: the next event waits for a listener, so that a closed
 * page costs nothing. A client that left before its first event has nothing to read on from.
 */
export function createHeldStream(options: HeldStreamOptions): HeldStream {
  const events: HeldEvent[] = [];
  const stopping = new AbortController();
  const waiting = new Set<() => void>();
  let count = 0;
  let delivered = 0;
  let ended = false;
  let follower: symbol | null = null;
  let holding: NodeJS.Timeout | undefined;

  const wake = (): void => {
    const all = Array.from(waiting);
    waiting.clear();
    for (const resume of all) resume();
  };
  const change = (): Promise<void> => new Promise((resolve) => waiting.add(resolve));

  function push({ name, data }: WebEvent): void {
    const last = events.at(-1);
    // Of progress only the newest is worth keeping; of an answer every piece is.
    if (last !== undefined && last.name === name && name.endsWith("-progress") && last.count <= delivered) {
      events.pop();
    }
    count += 1;
    events.push({ count, name, json: JSON.stringify(data) });
    wake();
  }

  const mayNotGoOn = (): boolean => follower === null && !stopping.signal.aborted;

  async function run(): Promise<void> {
    try {
      for await (const event of options.produce(stopping.signal)) {
        if (stopping.signal.aborted) break;
        push(event);
        while (mayNotGoOn()) await change();
      }
    } catch (error) {
      if (!stopping.signal.aborted) push(options.describeFailure(error));
    }
    ended = true;
    wake();
  }

  const stream: HeldStream = {
    id: randomUUID().replaceAll("-", "").slice(0, 20),
    owner: options.owner,
    async *follow(after, gone) {
      const me = Symbol("follower");
      follower = me;
      clearTimeout(holding);
      wake();
      gone.addEventListener("abort", wake, { once: true });
      let last = after;
      try {
        const isMine = (): boolean => !gone.aborted && follower === me;
        while (isMine()) {
          const event = events.find((candidate) => candidate.count > last);
          if (event !== undefined) {
            last = event.count;
            yield event;
            delivered = Math.max(delivered, last);
          } else if (ended || stopping.signal.aborted) return;
          else await change();
        }
      } finally {
        gone.removeEventListener("abort", wake);
        if (follower === me) leave();
      }
    },
    stop(closing) {
      if (closing !== undefined && !ended) push(closing);
      stopping.abort();
      clearTimeout(holding);
      wake();
      options.onOver(stream);
    },
  };

  function leave(): void {
    follower = null;
    if (stopping.signal.aborted) return;
    if (delivered === 0 && !ended) {
      stream.stop();
      return;
    }
    holding = setTimeout(() => stream.stop(), options.resumeMs);
    holding.unref();
  }

  void run();
  return stream;
}
