import { performance } from "node:perf_hooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Assistant } from "../../src/assistant.ts";
import { ask, openStarter, reload } from "../support/open-app.ts";

/** Design §6.7: a reload runs beside the questions, not between them. */
describe("while the folder is read anew", () => {
  let assistant: Assistant;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ assistant, close } = await openStarter());
  });
  afterAll(() => close());

  it("the thread that answers is idle most of the time", async () => {
    const before = performance.eventLoopUtilization();
    await reload(assistant, true);
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
  });

  it("questions are answered, from the whole old index until the new one is there", async () => {
    const state = { ended: false };
    const reloading = reload(assistant, true).finally(() => (state.ended = true));
    let beside = 0;
    while (!state.ended) {
      const { answer } = await ask(assistant, { question: "科级干部一年要培训多少学时？" });
      expect(answer.citations[0]?.article).toBe("第十四条");
      if (!state.ended) beside += 1;
      await new Promise((next) => setImmediate(next));
    }
    await reloading;
    expect(beside).toBeGreaterThan(3);
  });
});
