import { describe, expect, it } from "vitest";
import { createAnswerQueue } from "../../../../../src/channels/telegram/intake/answer-queue.ts";

const ticket = (owner: string, updateId = 0) => ({ owner, conversation: owner, updateId });
const settle = async () => {
  // The queue starts one a turn of the event loop.
  for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** A queue whose works end when told. */
function startQueue(limit: number) {
  const stop = new AbortController();
  const queue = createAnswerQueue(stop.signal, limit);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const waits = new Map<string, () => number>();
  const add = (owner: string, name: string, updateId = 0) =>
    queue.run(
      ticket(owner, updateId),
      (ahead) => waits.set(name, ahead),
      async ({ signal }) => {
        begun.push(name);
        await new Promise<void>((resolve) => {
          ends.set(name, resolve);
          signal.addEventListener("abort", () => resolve(), { once: true });
        });
        return name;
      },
    );
  const end = async (name: string) => {
    ends.get(name)?.();
    await settle();
  };
  return { queue, stop, begun, waits, add, end };
}

describe("the answer queue", () => {
  it("gives each owner one place and a free one to who has waited longest", async () => {
    const { begun, waits, add, end } = startQueue(2);
    const all = [
      add("A", "a1"),
      add("A", "a2"),
      add("A", "a3"),
      add("B", "b1"),
      add("C", "c1"),
      add("D", "d1"),
    ];
    await settle();
    expect(begun).toEqual(["a1", "b1"]);
    expect([...waits].map(([name, ahead]) => [name, ahead()])).toEqual([
      ["a1", 0],
      ["a2", 1],
      ["a3", 2],
      ["b1", 0],
      ["c1", 0],
      ["d1", 1],
    ]);
    await end("a1");
    expect(begun).toEqual(["a1", "b1", "c1"]);
    await end("c1");
    await end("b1");
    expect(begun).toEqual(["a1", "b1", "c1", "d1", "a2"]);
    for (const name of ["d1", "a2", "a3"]) await end(name);
    expect(await Promise.all(all)).toEqual(["a1", "a2", "a3", "b1", "c1", "d1"]);
  });

  it("lets the next one begin while an answer is being sent, but not the same owner's", async () => {
    const { queue } = startQueue(1);
    const begun: string[] = [];
    let sent: () => void = () => undefined;
    const first = queue.run(
      ticket("A"),
      () => undefined,
      async (turn) => {
        turn.release();
        await new Promise<void>((resolve) => {
          sent = resolve;
        });
      },
    );
    for (const owner of ["A", "B"]) {
      queue
        .run(
          ticket(owner),
          () => undefined,
          () => Promise.resolve(begun.push(owner)),
        )
        .catch(() => undefined);
    }
    await settle();
    expect(begun).toEqual(["B"]);
    sent();
    await first;
    await settle();
    expect(begun).toEqual(["B", "A"]);
  });

  it("cancels what runs and what waits", async () => {
    const { queue, begun, add } = startQueue(1);
    const running = add("A", "a1", 1);
    const waiting = add("A", "a2", 2);
    const other = add("B", "b1", 3);
    await settle();
    expect(queue.cancel(({ owner }) => owner === "A")).toBe(2);
    expect(await running).toBe("a1");
    expect(await waiting).toBeNull();
    await settle();
    expect(begun).toEqual(["a1", "b1"]);
    queue.cancel(({ updateId }) => updateId === 3);
    expect(await other).toBe("b1");
    expect(queue.waiting).toBe(0);
  });

  it("wakes everyone when the bot stops", async () => {
    const { stop, add } = startQueue(1);
    const all = [add("A", "a1"), add("B", "b1")];
    await settle();
    stop.abort();
    await settle();
    expect(await Promise.race([Promise.all(all), settle().then(() => "hung")])).not.toBe("hung");
  });
});
