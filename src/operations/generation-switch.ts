import { readCurrent } from "../ingestion/generation/generation-folder.ts";

/** Everything needed to answer from one generation of the index. */
export interface Served {
  readonly generation: number;
  /** Lets an old generation's files and rows be removed. */
  release(): void;
}

export interface Lease<T> {
  readonly served: T;
  /** To be called once, when the request that took the lease is done with its sources. */
  end(): void;
}

export interface GenerationSwitch<T extends Served> {
  /** The newest generation, for reads that finish at once. */
  readonly served: T;
  /** The newest generation, kept open until the lease ends, so a switch never mixes generations. */
  lease(): Lease<T>;
  /** Opens the generation named by `current` when it is another one. */
  refresh(): Promise<void>;
  stop(): void;
}

/** Another process's reload must be noticed within 2 s (design §6.6). */
const pollMs = 1000;

interface Slot<T> {
  readonly served: T;
  leases: number;
  retired: boolean;
}

/** `open` is called with the number `current` names; 0 means that nothing was indexed yet. */
export async function createGenerationSwitch<T extends Served>(
  dataDir: string,
  open: (generation: number) => Promise<T>,
  onFault: (error: unknown) => void,
): Promise<GenerationSwitch<T>> {
  let slot: Slot<T> = { served: await openNamed(), leases: 0, retired: false };
  let opening: Promise<void> | null = null;
  let stopped = false;

  /** A generation that is replaced while it is being opened may be removed under our hands. */
  async function openNamed(): Promise<T> {
    for (;;) {
      const named = readCurrent(dataDir);
      try {
        return await open(named);
      } catch (error) {
        if (readCurrent(dataDir) === named) throw error;
      }
    }
  }

  function releaseIfUnused(old: Slot<T>): void {
    if (old.retired && old.leases === 0) old.served.release();
  }

  /** Until nothing newer is named: `current` may move on while a generation is being opened. */
  async function openCurrent(): Promise<void> {
    for (;;) {
      const current = readCurrent(dataDir);
      if (stopped || current === slot.served.generation || current === 0) return;
      const served = await openNamed();
      if (stopped) {
        served.release();
        return;
      }
      const old = slot;
      slot = { served, leases: 0, retired: false };
      old.retired = true;
      releaseIfUnused(old);
    }
  }

  function refresh(): Promise<void> {
    opening ??= openCurrent().finally(() => {
      opening = null;
    });
    return opening;
  }

  const poll = setInterval(() => {
    refresh().catch(onFault);
  }, pollMs);
  poll.unref();

  return {
    get served() {
      return slot.served;
    },
    lease() {
      const held = slot;
      held.leases += 1;
      return {
        served: held.served,
        end(): void {
          held.leases -= 1;
          releaseIfUnused(held);
        },
      };
    },
    refresh,
    stop(): void {
      clearInterval(poll);
      stopped = true;
      slot.retired = true;
      releaseIfUnused(slot);
    },
  };
}
