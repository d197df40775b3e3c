import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { ReloadEvent, ReloadReport } from "../../../../src/domain/operation/reload.ts";
import { createSharedReload } from "../../../../src/ingestion/reload/shared-reload.ts";

const report: ReloadReport = {
  added: 1,
  changed: 0,
  removed: 0,
  unchanged: 0,
  chunks: 1,
  rejected: [],
  duplicates: [],
  stale: [],
  warnings: [],
  took_ms: 1,
};
const end: ReloadEvent = { type: "reload-end", report };
const progress = (done: number): ReloadEvent => ({
  type: "reload-progress",
  stage: "read",
  done,
  total: 9,
  file: null,
});

/** A reload that waits for the test to say what happens. */
function scripted() {
  const runs: {
    full: boolean;
    signal: AbortSignal;
    emit: (event: ReloadEvent) => void;
    finish: () => void;
    fail: (error: Error) => void;
  }[] = [];
  const shared = createSharedReload(({ full }, emit, signal) => {
    return new Promise((finish, fail) => {
      runs.push({ full, signal, emit, finish, fail });
      signal.addEventListener("abort", () => fail(signal.reason as Error));
    });
  });
  return { shared, runs };
}

async function collect(events: AsyncIterable<ReloadEvent>, into: ReloadEvent[] = []): Promise<ReloadEvent[]> {
  for await (const event of events) into.push(event);
  return into;
}

describe("createSharedReload", () => {
  it("starts a run when none is under way and passes its events on", async () => {
    const { shared, runs } = scripted();
    expect(shared.running).toBe(false);
    const following = collect(shared.follow({ full: true, by: "cli" }));
    await setImmediate();
    expect(shared.running).toBe(true);
    expect(runs.map(({ full }) => full)).toEqual([true]);
    runs[0]?.emit(progress(1));
    await setImmediate();
    runs[0]?.emit(end);
    runs[0]?.finish();
    expect(await following).toEqual([progress(1), end]);
    expect(shared.running).toBe(false);
  });

  it("lets a second caller follow the first run; both see the end", async () => {
    const { shared, runs } = scripted();
    const first = collect(shared.follow({ full: false, by: "cli" }));
    await setImmediate();
    runs[0]?.emit(progress(1));
    await setImmediate();
    const second = collect(shared.follow({ full: true, by: "cli" }));
    await setImmediate();
    runs[0]?.emit(end);
    runs[0]?.finish();
    expect(await first).toEqual([progress(1), end]);
    expect(await second).toEqual([end]);
    expect(runs).toHaveLength(1);
    const third = collect(shared.follow({ full: false, by: "cli" }));
    await setImmediate();
    expect(runs).toHaveLength(2);
    runs[1]?.finish();
    await third;
  });

  it("thins events to the newest for a slow reader, and never drops the end", async () => {
    const { shared, runs } = scripted();
    const following = collect(shared.follow({ full: false, by: "cli" }));
    await setImmediate();
    for (let done = 1; done <= 9; done++) runs[0]?.emit(progress(done));
    await setImmediate();
    for (let done = 1; done <= 9; done++) runs[0]?.emit(progress(done));
    runs[0]?.emit(end);
    runs[0]?.finish();
    expect(await following).toEqual([progress(9), end]);
  });

  it("shows a failure to every follower, and can run again", async () => {
    const { shared, runs } = scripted();
    const followers = [
      collect(shared.follow({ full: false, by: "cli" })),
      collect(shared.follow({ full: false, by: "cli" })),
    ];
    await setImmediate();
    runs[0]?.fail(new Error("文件夹打不开"));
    for (const follower of followers) await expect(follower).rejects.toThrow("文件夹打不开");
    expect(shared.running).toBe(false);
    const again = collect(shared.follow({ full: false, by: "cli" }));
    await setImmediate();
    runs[1]?.emit(end);
    runs[1]?.finish();
    expect(await again).toEqual([end]);
  });

  it("stops the run for everybody on cancel", async () => {
    const { shared, runs } = scripted();
    const followers = [
      collect(shared.follow({ full: false, by: "cli" })),
      collect(shared.follow({ full: false, by: "cli" })),
    ];
    await setImmediate();
    shared.cancel();
    for (const follower of followers) await expect(follower).rejects.toThrow("aborted");
    expect(runs[0]?.signal.aborted).toBe(true);
    expect(shared.running).toBe(false);
    shared.cancel();
  });

  it("lets one follower leave without stopping the run", async () => {
    const { shared, runs } = scripted();
    const leaving = new AbortController();
    const first = collect(shared.follow({ full: false, by: "cli" }, leaving.signal));
    const second = collect(shared.follow({ full: false, by: "cli" }));
    await setImmediate();
    leaving.abort();
    expect(await first).toEqual([]);
    expect(shared.running).toBe(true);
    expect(runs[0]?.signal.aborted).toBe(false);
    runs[0]?.emit(end);
    runs[0]?.finish();
    expect(await second).toEqual([end]);
  });

  it("keeps a run going, and its failure quiet, after its only follower broke off", async () => {
    const { shared, runs } = scripted();
    const events = shared.follow({ full: false, by: "cli" })[Symbol.asyncIterator]();
    const next = events.next();
    await setImmediate();
    runs[0]?.emit(progress(1));
    await next;
    await events.return?.();
    expect(shared.running).toBe(true);
    runs[0]?.fail(new Error("没有人听"));
    await shared.settled();
    expect(shared.running).toBe(false);
  });

  it("settles when the run has ended, however it ended", async () => {
    const { shared, runs } = scripted();
    await shared.settled();
    const following = collect(shared.follow({ full: false, by: "cli" })).catch(() => "failed");
    await setImmediate();
    let settled = false;
    const waiting = shared.settled().then(() => (settled = true));
    await setImmediate();
    expect(settled).toBe(false);
    runs[0]?.fail(new Error("x"));
    await waiting;
    expect(await following).toBe("failed");
  });
});
