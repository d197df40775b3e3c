/** A server of two cores answers this many at once without keeping anyone waiting; a model waits elsewhere. */
const mostAtOnce = 32;

export interface QueueTicket {
  /** Whose turn it is: answers of one owner come one after the other, in order. */
  readonly owner: string;
  /** What `cancel` looks for. */
  readonly conversation: string;
  readonly updateId: number;
}

export interface QueueTurn {
  /** Aborted by /cancel or when the bot stops. */
  readonly signal: AbortSignal;
  /** Lets others begin while this one is still sending. */
  release(): void;
}

export interface AnswerQueue {
  /**
   * Runs the work when the owner's earlier ones have ended and a place is free. `onWait` is given a function
   * that says how many are ahead until then. Null when it was stopped before it began.
   */
  run<T>(
    ticket: QueueTicket,
    onWait: (ahead: () => number) => void,
    work: (turn: QueueTurn) => Promise<T>,
  ): Promise<T | null>;
  /** Stops what runs or waits of those that match; says how many that were. */
  cancel(matches: (ticket: QueueTicket) => boolean): number;
  readonly waiting: number;
}

interface Entry {
  readonly ticket: QueueTicket;
  readonly controller: AbortController;
  hasPlace: boolean;
  /** Wakes the one who waits for its turn. */
  wake: () => void;
}

/**
 * Fair to owners: each has at most one answer in work, and a place that comes free goes to the owner who has
 * waited longest, however many questions another one has lined up.
 */
export function createAnswerQueue(stopSignal: AbortSignal, limit: number = mostAtOnce): AnswerQueue {
  /** By owner, the first of each list runs or waits for a place. */
  const lanes = new Map<string, Entry[]>();
  /** First entries of lanes that wait for a place, in order. */
  const line: Entry[] = [];
  const everyone = new Set<Entry>();
  let running = 0;
  let starting = false;

  /**
   * One a turn of the event loop: an answer drawn from the index is one piece of work without a pause, and
   * thirty of them in a row would keep everything else waiting.
   */
  const advance = () => {
    if (starting || running >= limit || line.length === 0) return;
    starting = true;
    setImmediate(() => {
      starting = false;
      const next = running < limit ? line.shift() : undefined;
      if (next !== undefined) {
        running += 1;
        next.hasPlace = true;
        next.wake();
      }
      advance();
    });
  };

  /** Those before it in its own lane, and those whose turn comes before the lane's. */
  const aheadOf = (entry: Entry): number => {
    const lane = lanes.get(entry.ticket.owner) ?? [];
    const [first] = lane;
    return Math.max(lane.indexOf(entry), 0) + Math.max(first === undefined ? 0 : line.indexOf(first), 0);
  };

  const giveUpPlace = (entry: Entry) => {
    if (!entry.hasPlace) return;
    entry.hasPlace = false;
    running -= 1;
    advance();
  };

  const join = (entry: Entry) => {
    everyone.add(entry);
    const lane = lanes.get(entry.ticket.owner);
    if (lane === undefined) {
      lanes.set(entry.ticket.owner, [entry]);
      line.push(entry);
    } else lane.push(entry);
    advance();
  };

  const leave = (entry: Entry) => {
    everyone.delete(entry);
    const lane = lanes.get(entry.ticket.owner) ?? [];
    const wasFirst = lane[0] === entry;
    const rest = lane.filter((other) => other !== entry);
    const waitingAt = line.indexOf(entry);
    if (waitingAt >= 0) line.splice(waitingAt, 1);
    if (rest.length === 0) lanes.delete(entry.ticket.owner);
    else lanes.set(entry.ticket.owner, rest);
    const [next] = rest;
    if (wasFirst && next !== undefined) line.push(next);
    advance();
  };

  return {
    run: async (ticket, onWait, work) => {
      const controller = new AbortController();
      const signal = AbortSignal.any([controller.signal, stopSignal]);
      const entry: Entry = { ticket, controller, hasPlace: false, wake: () => undefined };
      const turn = new Promise<void>((resolve) => {
        entry.wake = resolve;
      });
      signal.addEventListener("abort", entry.wake, { once: true });
      join(entry);
      if (!signal.aborted) onWait(() => aheadOf(entry));
      try {
        await turn;
        if (signal.aborted) return null;
        return await work({ signal, release: () => giveUpPlace(entry) });
      } finally {
        signal.removeEventListener("abort", entry.wake);
        giveUpPlace(entry);
        leave(entry);
      }
    },
    cancel: (matches) => {
      const found = [...everyone].filter(({ ticket }) => matches(ticket));
      for (const { controller } of found) controller.abort();
      return found.length;
    },
    get waiting() {
      return everyone.size - running;
    },
  };
}
