import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createGate, Overload, type Ticket } from "../../../../../src/channels/web/access/gate.ts";

async function settle(): Promise<void> {
  for (let n = 0; n < 20; n += 1) await setImmediate();
}

/** Who has begun, in order. */
function follow(begun: string[], name: string, ticket: Ticket): Ticket {
  void ticket.turn().then(() => begun.push(name));
  return ticket;
}

describe("a gate", () => {
  it("lets so many in at once, and the next one when one leaves", async () => {
    const gate = createGate({ atOnce: 2, waiting: 10, perOwner: 10 });
    const begun: string[] = [];
    const tickets = ["甲", "乙", "丙"].map((name) => follow(begun, name, gate.join(name)));
    await settle();
    expect(begun).toEqual(["甲", "乙"]);
    tickets[0]?.leave();
    tickets[0]?.leave();
    await settle();
    expect(begun).toEqual(["甲", "乙", "丙"]);
  });

  it("is fair: one who lines up many does not hold up the others", async () => {
    const gate = createGate({ atOnce: 2, waiting: 10, perOwner: 10 });
    const begun: string[] = [];
    const many = [1, 2, 3, 4].map((n) => follow(begun, `甲${n}`, gate.join("甲")));
    await settle();
    follow(begun, "乙", gate.join("乙"));
    many[0]?.leave();
    await settle();
    expect(begun).toEqual(["甲1", "甲2", "乙"]);
  });

  it("refuses at once what is too much: of one person with 429, of all with 503", async () => {
    const gate = createGate({ atOnce: 1, waiting: 2, perOwner: 2 });
    const begun: string[] = [];
    const first = follow(begun, "甲", gate.join("甲"));
    await settle();
    follow(begun, "甲", gate.join("甲"));
    expect(() => gate.join("甲")).toThrow(expect.objectContaining({ status: 429, retryAfter: 2 }));
    follow(begun, "乙", gate.join("乙"));
    expect(() => gate.join("丙")).toThrow(Overload);
    expect(() => gate.join("丙")).toThrow(expect.objectContaining({ status: 503 }));
    first.leave();
    await settle();
    expect(() => gate.join("丙")).not.toThrow();
  });

  it("forgets who stopped waiting", async () => {
    const gate = createGate({ atOnce: 1, waiting: 1, perOwner: 5 });
    const running = gate.join("甲");
    await running.turn();
    const impatient = new AbortController();
    const waiting = gate.join("乙");
    const turn = waiting.turn(impatient.signal);
    impatient.abort();
    await turn;
    waiting.leave();
    const begun: string[] = [];
    follow(begun, "丙", gate.join("丙"));
    running.leave();
    await settle();
    expect(begun).toEqual(["丙"]);
  });
});
