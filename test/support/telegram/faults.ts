/**
 * What goes wrong with the next calls of a method. `disconnect` cuts the line before anything is done,
 * `reply-lost` after it.
 */
export interface Fault {
  readonly method: string;
  readonly kind: 400 | 401 | 403 | 404 | 409 | 429 | 500 | "disconnect" | "reply-lost" | "html";
  readonly times?: number;
  readonly retryAfter?: number;
}

export interface FaultPlan {
  add(fault: Fault): void;
  /** Every call fails with this probability, by 429, 500, disconnect and reply-lost in turn. */
  at(rate: number, random: () => number): void;
  take(method: string): Fault | null;
}

/** Left alone by random faults: they have loops of their own that tests check singly. */
const spared = new Set(["getMe", "getUpdates", "deleteWebhook", "setMyCommands"]);

export function createFaultPlan(): FaultPlan {
  const faults: { fault: Fault; left: number }[] = [];
  let rate = 0;
  let random: () => number = () => 1;
  return {
    add: (fault) => {
      faults.push({ fault, left: fault.times ?? 1 });
    },
    at: (newRate, source) => {
      rate = newRate;
      random = source;
    },
    take: (method) => {
      const entry = faults.find((item) => item.left > 0 && item.fault.method === method);
      if (entry !== undefined) {
        entry.left -= 1;
        return entry.fault;
      }
      if (spared.has(method) || random() >= rate) return null;
      const kinds = [429, 500, "disconnect", "reply-lost"] as const;
      return { method, kind: kinds[Math.floor(random() * kinds.length)] ?? 500, retryAfter: 1 };
    },
  };
}
