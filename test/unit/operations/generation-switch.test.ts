import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { writeCurrent } from "../../../src/ingestion/generation/generation-folder.ts";
import { createGenerationSwitch, type Served } from "../../../src/operations/generation-switch.ts";
import { createKnowledgeFolder, type KnowledgeFolder } from "../../support/knowledge-folder.ts";

let folder: KnowledgeFolder;
let released: number[];
let faults: unknown[];
/** When set, opening waits for it. */
let gate: Promise<void> | null;
let failing: boolean;
let opened: number[];

beforeEach(() => {
  folder = createKnowledgeFolder();
  [released, faults, opened, gate, failing] = [[], [], [], null, false];
});
afterEach(() => {
  vi.useRealTimers();
  folder[Symbol.dispose]();
});

async function open(generation: number): Promise<Served> {
  opened.push(generation);
  await gate;
  if (failing) throw new Error("索引损坏");
  return { generation, release: () => released.push(generation) };
}

const create = () => createGenerationSwitch(folder.dataDir, open, (error) => faults.push(error));

describe("createGenerationSwitch", () => {
  it("opens what current names, 0 when nothing was indexed", async () => {
    const empty = await create();
    expect(empty.served.generation).toBe(0);
    empty.stop();
    writeCurrent(folder.dataDir, 4);
    const generations = await create();
    expect(generations.served.generation).toBe(4);
    generations.stop();
  });

  it("opens the next one when the one it began with is replaced meanwhile", async () => {
    writeCurrent(folder.dataDir, 1);
    const removedMeanwhile = async (generation: number): Promise<Served> => {
      if (generation === 2) return { generation, release: () => {} };
      writeCurrent(folder.dataDir, 2);
      throw new Error("索引缺失");
    };
    const generations = await createGenerationSwitch(folder.dataDir, removedMeanwhile, () => {});
    expect(generations.served.generation).toBe(2);
    generations.stop();
  });

  it("switches on refresh and lets the old generation go at once when nobody reads it", async () => {
    writeCurrent(folder.dataDir, 1);
    const generations = await create();
    await generations.refresh();
    expect(opened).toEqual([1]);
    writeCurrent(folder.dataDir, 2);
    await generations.refresh();
    expect(generations.served.generation).toBe(2);
    expect(released).toEqual([1]);
    generations.stop();
    expect(released).toEqual([1, 2]);
  });

  it("keeps an old generation open until its last lease ends", async () => {
    writeCurrent(folder.dataDir, 1);
    const generations = await create();
    const leases = [generations.lease(), generations.lease()];
    writeCurrent(folder.dataDir, 2);
    await generations.refresh();
    const newer = generations.lease();
    expect(leases.map(({ served }) => served.generation)).toEqual([1, 1]);
    expect(newer.served.generation).toBe(2);
    leases[0]?.end();
    expect(released).toEqual([]);
    leases[1]?.end();
    expect(released).toEqual([1]);
    newer.end();
    expect(released).toEqual([1]);
    generations.stop();
    expect(released).toEqual([1, 2]);
  });

  it("notices a current written by another process within two seconds", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    writeCurrent(folder.dataDir, 1);
    const generations = await create();
    writeCurrent(folder.dataDir, 2);
    vi.advanceTimersByTime(1999);
    await setImmediate();
    expect(generations.served.generation).toBe(2);
    generations.stop();
    writeCurrent(folder.dataDir, 3);
    vi.advanceTimersByTime(5000);
    await setImmediate();
    expect(opened).toEqual([1, 2]);
  });

  it("goes on serving the old generation when the new one does not open, and tries again", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    writeCurrent(folder.dataDir, 1);
    const generations = await create();
    writeCurrent(folder.dataDir, 2);
    failing = true;
    await expect(generations.refresh()).rejects.toThrow("索引损坏");
    vi.advanceTimersByTime(1000);
    await setImmediate();
    expect(faults.map(String)).toEqual(["Error: 索引损坏"]);
    expect(generations.served.generation).toBe(1);
    expect(released).toEqual([]);
    failing = false;
    await generations.refresh();
    expect(generations.served.generation).toBe(2);
    generations.stop();
  });

  it("opens a generation once for all who ask meanwhile", async () => {
    writeCurrent(folder.dataDir, 1);
    const generations = await create();
    writeCurrent(folder.dataDir, 2);
    await Promise.all([generations.refresh(), generations.refresh()]);
    expect(opened).toEqual([1, 2]);
    generations.stop();
  });

  it("is at the newest when refresh resolves, even when current moved while one was being opened", async () => {
    writeCurrent(folder.dataDir, 1);
    const generations = await create();
    let letGo = (): void => {};
    gate = new Promise((resolve) => (letGo = resolve));
    writeCurrent(folder.dataDir, 2);
    const early = generations.refresh();
    writeCurrent(folder.dataDir, 3);
    const late = generations.refresh();
    letGo();
    await Promise.all([early, late]);
    expect(generations.served.generation).toBe(3);
    expect(released).toEqual([1, 2]);
    generations.stop();
  });

  it("stays put when current disappears", async () => {
    writeCurrent(folder.dataDir, 1);
    const generations = await create();
    writeCurrent(folder.dataDir, 0);
    await generations.refresh();
    expect(generations.served.generation).toBe(1);
    generations.stop();
  });

  it("stopped while opening, releases each generation exactly once", async () => {
    writeCurrent(folder.dataDir, 1);
    const generations = await create();
    let letGo = (): void => {};
    gate = new Promise((resolve) => (letGo = resolve));
    writeCurrent(folder.dataDir, 2);
    const opening = generations.refresh();
    generations.stop();
    letGo();
    await opening;
    expect(released).toEqual([1, 2]);
  });

  it("stopped under a lease, waits for it", async () => {
    writeCurrent(folder.dataDir, 1);
    const generations = await create();
    const lease = generations.lease();
    generations.stop();
    expect(released).toEqual([]);
    lease.end();
    expect(released).toEqual([1]);
  });
});
