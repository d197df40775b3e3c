import type { Update } from "grammy/types";
import type { UpdateInbox } from "../../../ports/chat-store.ts";
import type { Pace } from "../pace.ts";
import { createDelivery, type Delivery } from "./delivery.ts";

/** More at once would only fill the memory; the others wait on the disk. */
const mostAtOnce = 500;
const keptMs = 48 * 3_600_000;
const purgeEveryMs = 3_600_000;

/** How the handling of one update ended; `refused`: try again after a while. */
export type Outcome = "finished" | "interrupted" | "unsure" | "refused";

export interface Dispatcher {
  /** Stores what is new and starts on it. @throws when it could not be stored: the sender must keep it. */
  receive(updates: readonly Update[]): void;
  /** Takes up whatever waits: at the start, and when a held update is asked for again. */
  pump(): void;
  /** Starts nothing more; what runs goes on. */
  stop(): void;
  /** Updates in work. */
  readonly size: number;
}

export interface DispatcherOptions {
  readonly inbox: UpdateInbox;
  readonly handle: (update: Update, delivery: Delivery) => Promise<Outcome>;
  /** An update was put aside: its sender is to be told. */
  readonly onHeld: () => void;
  readonly pace: Pace;
}

/** A message that the network refused so often will be refused again. */
const mostRefusals = 5;

/** Stands between the network and the bot: every update goes through the inbox on the disk. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { inbox, handle, onHeld, pace } = options;
  const inWork = new Set<number>();
  const timers = new Set<NodeJS.Timeout>();
  let place = 0;
  let stopped = false;
  let purgedAt = -Infinity;

  const pump = () => {
    for (;;) {
      if (stopped || inWork.size >= mostAtOnce) return;
      const rows = inbox.waitingAfter(place, mostAtOnce - inWork.size);
      if (rows.length === 0) return;
      for (const row of rows) {
        place = row.place;
        if (inWork.has(row.id)) continue;
        inWork.add(row.id);
        work(JSON.parse(row.body) as Update, createDelivery(row, inbox)).catch(() => undefined);
      }
    }
  };

  const work = async (update: Update, delivery: Delivery) => {
    const id = update.update_id;
    const outcome = await handle(update, delivery).catch((): Outcome => "interrupted");
    // An update that was held while it was handled stays so.
    if (outcome === "finished" && inbox.held(id) === null) inbox.finish(id);
    if (outcome === "unsure") hold(id);
    if (outcome === "refused") {
      if (delivery.hasArrived || inbox.release(id) > mostRefusals) hold(id);
      else later();
    }
    inWork.delete(id);
    pump();
  };

  const hold = (id: number) => {
    inbox.hold(id, "unsure");
    onHeld();
  };

  /** From the first place on: refused updates lie before those that have come since. */
  const later = () => {
    if (timers.size > 0 || stopped) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      place = 0;
      pump();
    }, pace.refused);
    timers.add(timer);
  };

  const purge = () => {
    if (performance.now() - purgedAt < purgeEveryMs) return;
    purgedAt = performance.now();
    inbox.purge(keptMs);
  };

  return {
    receive: (updates) => {
      purge();
      inbox.receive(updates.map((update) => ({ id: update.update_id, body: JSON.stringify(update) })));
      pump();
    },
    pump,
    stop: () => {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
    get size() {
      return inWork.size;
    },
  };
}
